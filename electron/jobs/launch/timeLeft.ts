/**
 * How long steps will take yet, from their own pace and that of those like them; until one tells, from what its kind
 * expects. Seconds; null: nothing to reckon with.
 */
import type { FarStep } from '../far/farSide';
import type { PlannedStep, StudyGraph } from '../study/studyGraph';
import type { ProgressPoint } from './progressLines';

/** Of a step that runs. `farMs`: the far clock, when it was last looked at. */
export function stepSecondsLeft(
  { state, attempt, startedMs }: FarStep,
  points: readonly ProgressPoint[],
  farMs: number | null,
): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (state !== 'running' || farMs === null || last?.step == null || last.of === null) return null;
  const steps = last.of - last.step;
  const [fromMs, fromStep, toMs] =
    first?.atMs != null && last.atMs !== null && first.step !== null && first.step < last.step
      ? [first.atMs, first.step, last.atMs]
      : // A later attempt begins at a step that is not told.
        [attempt > 1 ? null : startedMs, 0, farMs];
  if (fromMs === null || last.step <= fromStep || toMs <= fromMs) return null;
  const secondsPerStep = (toMs - fromMs) / 1000 / (last.step - fromStep);
  return Math.max(0, steps * secondsPerStep - Math.max(0, farMs - toMs) / 1000);
}

/** Of a step that runs and has told nothing yet. Null where it takes longer than was expected. */
export function expectedSecondsLeft(
  far: FarStep,
  { expectedHours }: Pick<PlannedStep, 'expectedHours'>,
  farMs: number | null,
): number | null {
  if (far.state !== 'running' || farMs === null || expectedHours === null) return null;
  const left = expectedHours * 3600 - elapsed(far, farMs);
  return left > 0 ? left : null;
}

export interface StepTime {
  readonly far: FarStep;
  /** As it tells itself. */
  readonly secondsLeft: number | null;
}

/**
 * Of the whole: array by array, each at the pace of its steps that ended or tell, else at what is expected of them, and as
 * many at once as run now. Null while nothing of the kind is known of an array.
 */
export function launchSecondsLeft(
  graph: StudyGraph,
  steps: ReadonlyMap<string, StepTime>,
  farMs: number | null,
): number | null {
  if (farMs === null) return null;
  const planned = new Map(graph.steps.map((step) => [step.id, step]));
  let total = 0;
  for (const array of graph.arrays) {
    const times = array.steps.flatMap((id) => steps.get(id) ?? []);
    const open = times.filter(({ far }) => far.state === 'waiting' || far.state === 'running');
    const each = mean([...times.flatMap(({ far }) => secondsOf(far) ?? []), ...projected(open, farMs)]);
    const left = open.map((time) => {
      const step = planned.get(time.far.step);
      return each === null ? (step ? expectedOf(time, step, farMs) : null) : likeOthers(time, each, farMs);
    });
    if (left.includes(null)) return null;
    const atOnce = open.filter(({ far }) => far.state === 'running').length;
    total += left.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0) / Math.max(1, atOnce);
  }
  return total;
}

function likeOthers({ far, secondsLeft }: StepTime, each: number, farMs: number): number {
  return far.state === 'running' ? (secondsLeft ?? Math.max(0, each - elapsed(far, farMs))) : each;
}

function expectedOf({ far }: StepTime, step: PlannedStep, farMs: number): number | null {
  if (far.state === 'running') return expectedSecondsLeft(far, step, farMs);
  return step.expectedHours === null ? null : step.expectedHours * 3600;
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
