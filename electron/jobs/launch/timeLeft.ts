/** How long steps will take yet, from their own pace and that of those like them. Seconds; null: nothing to reckon with. */
import type { FarStep } from '../far/farSide';
import type { StudyGraph } from '../study/studyGraph';
import type { ProgressPoint } from './progressLines';

/** Of a step that runs. `farMs`: the far clock, when it was last looked at. */
export function stepSecondsLeft(
  { state, startedMs }: FarStep,
  points: readonly ProgressPoint[],
  farMs: number | null,
): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (state !== 'running' || farMs === null || last?.step == null || last.of === null) return null;
  const steps = last.of - last.step;
  const [fromMs, fromStep, toMs] =
    first?.atMs != null && last.atMs !== null && first.step !== null && first.step < last.step
      ? [first.atMs, first.step, last.atMs]
      : [startedMs, 0, farMs];
  if (fromMs === null || last.step <= fromStep || toMs <= fromMs) return null;
  const secondsPerStep = (toMs - fromMs) / 1000 / (last.step - fromStep);
  return Math.max(0, steps * secondsPerStep - Math.max(0, farMs - toMs) / 1000);
}

export interface StepTime {
  readonly far: FarStep;
  readonly secondsLeft: number | null;
}

/**
 * Of the whole: array by array, each at the pace of its steps that ended and as many at once as run now. Null while an
 * array has neither ended steps nor one that tells how far it is.
 */
export function launchSecondsLeft(
  { arrays }: StudyGraph,
  steps: ReadonlyMap<string, StepTime>,
  farMs: number | null,
): number | null {
  if (farMs === null) return null;
  let total = 0;
  for (const array of arrays) {
    const times = array.steps.flatMap((id) => steps.get(id) ?? []);
    const open = times.filter(({ far }) => far.state === 'waiting' || far.state === 'running');
    if (open.length === 0) continue;
    const each = mean([...times.flatMap(({ far }) => secondsOf(far) ?? []), ...projected(open, farMs)]);
    if (each === null) return null;
    const running = open.filter(({ far }) => far.state === 'running');
    const left = running.map((time) => time.secondsLeft ?? Math.max(0, each - elapsed(time.far, farMs)));
    const waiting = (open.length - running.length) * each;
    total += (waiting + left.reduce((sum, seconds) => sum + seconds, 0)) / Math.max(1, running.length);
  }
  return total;
}

/** What those that run will have taken in all, where they tell. */
function projected(open: readonly StepTime[], farMs: number): number[] {
  return open.flatMap(({ far, secondsLeft }) => (secondsLeft === null ? [] : [elapsed(far, farMs) + secondsLeft]));
}

function elapsed({ startedMs }: FarStep, farMs: number): number {
  return startedMs === null ? 0 : Math.max(0, farMs - startedMs) / 1000;
}

function secondsOf({ state, startedMs, endedMs }: FarStep): number | null {
  return state === 'done' && startedMs !== null && endedMs !== null ? Math.max(0, endedMs - startedMs) / 1000 : null;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
