/** When the window has failed, how often, and whether starting it again is still worth offering. Pure. */

export type FailureReason = 'gone' | 'unresponsive' | 'silent';

/** Failures within this time of each other count as a loop. */
export const loopWindowMs = 10 * 60_000;

/** After this many failures in a row, starting again is not offered any more. */
export const loopLimit = 3;

/** The times of the failures that still count at `nowMs`, this one included. */
export function afterFailure(failuresMs: readonly number[], nowMs: number): readonly number[] {
  return [...failuresMs.filter((failedMs) => nowMs - failedMs < loopWindowMs), nowMs];
}

/** True where the window failed so often that one more start would only go round in a circle. */
export function isLoop(failuresMs: readonly number[]): boolean {
  return failuresMs.length >= loopLimit;
}
