import type { LaunchStep } from '../../../../electron/contract';
import type { CountedState } from '../../../text/launches';

/** A step's state as it is counted: what was done before is told apart. */
export function countedState({ state, existing }: Pick<LaunchStep, 'state' | 'existing'>): CountedState {
  return existing ? 'existing' : state;
}

/** How far a step is, 0 to 1; null: not told. */
export function shareOf({ done, of }: Pick<LaunchStep, 'done' | 'of'>): number | null {
  return done === null || of === null || of <= 0 ? null : Math.min(1, done / of);
}

/** Whether it would still have to be ended. */
export function isOpenStep({ state, existing }: Pick<LaunchStep, 'state' | 'existing'>): boolean {
  return !existing && (state === 'waiting' || state === 'running');
}

/** Whether it can be started again. */
export function isStopped({ state, existing }: Pick<LaunchStep, 'state' | 'existing'>): boolean {
  return !existing && ['failed', 'cancelled', 'lost', 'left out'].includes(state);
}
