/** A step before it is known which steps are to be done: what it is, and what it is given. */
import type { Stage } from '../../steps/stepKind';
import type { PlannedData, PlannedStep } from '../studyGraph';
import type { ChosenKind } from './chosenKind';

/** Where a step's model comes from. */
export type ModelSource =
  /** As the tool finds it: a name of the Hub, or a folder on the target. */
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'made'; readonly by: DraftStep }
  /** Training that starts from nothing. */
  | { readonly is: 'nothing' };

export interface DraftStep {
  readonly id: string;
  readonly stage: Stage;
  readonly chosen: ChosenKind;
  readonly subject: PlannedStep['subject'];
  /** Null: the kind takes none. */
  readonly model: ModelSource | null;
  /** Null: the kind takes none. */
  readonly data: PlannedData | null;
  readonly key: string;
}
