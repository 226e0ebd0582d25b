import type { DraftStep } from './draftStep';

/** Steps of one array. */
export interface StepGroup {
  /** What its steps wait for; null: nothing that is to be done. */
  readonly after: StepGroup | null;
  readonly members: readonly { readonly step: DraftStep; readonly index: number }[];
}
