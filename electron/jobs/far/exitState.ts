/** How a step ended, from its file `exit`. */
import type { StepState } from './farSide';
import type { StepFacts } from './lookText';

export interface Told {
  readonly state: StepState;
  readonly reason: string;
}

/** What its exit says; null: there is none. `stopped` stands for an end that was asked for from outside. */
export function exitState({ exit, why }: StepFacts): (Told & { readonly isStopped: boolean }) | null {
  const isStopped = exit['how'] === 'stopped';
  switch (exit['how']) {
    case undefined:
      return null;
    case 'cancelled':
      return { state: 'cancelled', reason: why, isStopped };
    case 'left':
      return { state: 'left out', reason: why, isStopped };
    case 'lost':
      return { state: 'lost', reason: why, isStopped };
    default:
      return { state: exit['code'] === '0' ? 'done' : 'failed', reason: why, isStopped };
  }
}
