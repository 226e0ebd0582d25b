/** A launch as its folder says that it is now. */
import { basename } from 'node:path';
import type { FarStep } from '../far/farSide';
import { isLocked } from '../lock';
import type { PlannedStep } from '../study/studyGraph';
import { stepsToDo } from './graphSchema';
import { readLaunch, type LaunchFile } from './launchFile';
import { isCancelled, launchPlaces, type LaunchPlaces } from './launchPlaces';
import type { LaunchStateName, LaunchStep, LaunchSummary } from './launchResults';
import { readState, type LaunchState } from './launchState';
import type { ProgressPoint } from './progressLines';
import { readPulled, type PulledStep } from './pulledSteps';
import { servedModel } from './servedModel';
import { recentProgress } from './stepProgress';
import { expectedSecondsLeft, launchSecondsLeft, stepSecondsLeft } from './timeLeft';

export interface LaunchNow {
  readonly places: LaunchPlaces;
  readonly file: LaunchFile;
  readonly state: LaunchState;
  readonly summary: LaunchSummary;
  readonly steps: readonly LaunchStep[];
}

/** What is known about a launch beside its folder. */
export interface Beside {
  /** This process follows it. */
  readonly isHere: boolean;
}

/** Throws as `readLaunch`. */
export async function launchNow(folder: string, { isHere }: Beside): Promise<LaunchNow> {
  const places = launchPlaces(folder);
  const [file, state, pulled] = await Promise.all([readLaunch(places), readState(places), readPulled(places)]);
  const told = await launchSteps(places, file, state, pulled);
  const isFollowed = isHere || (await isLocked(folder));
  const name = stateOf(file, state, told, { isCancelled: await isCancelled(places), isFollowed });
  const summary = summaryOf(folder, file, state, told, name, isHere);
  return { places, file, state, steps: withExpectations(told, file, state), summary };
}

/** What is left of steps that tell nothing is what is expected of them. */
function withExpectations(steps: readonly LaunchStep[], { launch }: LaunchFile, { farMs }: LaunchState): LaunchStep[] {
  const planned = new Map(launch.graph.steps.map((step) => [step.id, step]));
  return steps.map((step) => {
    const of = planned.get(step.step);
    return { ...step, secondsLeft: step.secondsLeft ?? (of ? expectedSecondsLeft(step, of, farMs) : null) };
  });
}

async function launchSteps(
  places: LaunchPlaces,
  { launch: { graph } }: LaunchFile,
  state: LaunchState,
  pulled: ReadonlyMap<string, PulledStep>,
): Promise<LaunchStep[]> {
  const far = new Map(state.steps.map((step) => [step.step, step]));
  return Promise.all(
    graph.steps.map(async (planned) => {
      const now = far.get(planned.id) ?? unseen(planned);
      const points = now.attempt === 0 ? [] : ofThisAttempt(now, await recentProgress(places, planned));
      return launchStep(planned, now, points, state.farMs, pulled.get(planned.id));
    }),
  );
}

/** Without what an earlier attempt told: the next one may go on from a checkpoint before it. */
export function ofThisAttempt(
  { state, attempt, startedMs }: Pick<FarStep, 'state' | 'attempt' | 'startedMs'>,
  points: readonly ProgressPoint[],
): readonly ProgressPoint[] {
  if (state === 'waiting') return [];
  if (attempt < 2 || startedMs === null) return points;
  return points.filter(({ atMs }) => atMs === null || atMs >= startedMs);
}

/** Nothing is known of it yet, or it was done before. */
function unseen({ id, exists }: PlannedStep): FarStep {
  return {
    step: id,
    state: exists === null ? 'waiting' : 'done',
    attempt: 0,
    exitCode: null,
    reason: '',
    startedMs: null,
    endedMs: null,
    silentSeconds: null,
    host: null,
    schedulerId: null,
    gpu: null,
  };
}

function launchStep(
  { stage, kind, subject, exists }: PlannedStep,
  far: FarStep,
  points: readonly ProgressPoint[],
  farMs: number | null,
  pulled: PulledStep | undefined,
): LaunchStep {
  const last = points.at(-1);
  const isWhole = pulled !== undefined && (exists !== null || pulled.attempt === far.attempt);
  return {
    ...far,
    stage,
    kind,
    ...subject,
    existing: exists !== null,
    done: last?.step ?? null,
    of: last?.of ?? null,
    lastLoss: points.filter(({ loss }) => loss !== null).at(-1)?.loss ?? null,
    secondsLeft: stepSecondsLeft(far, points, farMs),
    pulled: isWhole ? 'all' : pulled === undefined ? 'none' : 'some',
  };
}

function stateOf(
  { launch: { graph } }: LaunchFile,
  { startedMs }: LaunchState,
  steps: readonly LaunchStep[],
  beside: { readonly isCancelled: boolean; readonly isFollowed: boolean },
): LaunchStateName {
  const isHere = (step: LaunchStep) => step.pulled === 'all' || step.stage === 'serve';
  const isWhole = steps.every((step) => step.state === 'done' && isHere(step));
  if (isWhole) return 'complete';
  if (startedMs === null && stepsToDo(graph).length > 0)
    return beside.isCancelled ? 'cancelled' : beside.isFollowed ? 'sending' : 'planned';
  const isUnderway = steps.some(({ state }) => state === 'waiting' || state === 'running');
  // Results of a step that ended may be on their way.
  const arrives = beside.isFollowed && steps.some((step) => step.state === 'done' && !isHere(step));
  if (isUnderway || arrives) return 'underway';
  return beside.isCancelled ? 'cancelled' : 'incomplete';
}

function summaryOf(
  folder: string,
  { createdMs, launch: { graph, target } }: LaunchFile,
  { seenMs, farMs, unreachable }: LaunchState,
  steps: readonly LaunchStep[],
  state: LaunchStateName,
  isHere: boolean,
): LaunchSummary {
  const counts: Partial<Record<LaunchStep['state'] | 'existing', number>> = {};
  for (const step of steps) {
    const name = step.existing ? 'existing' : step.state;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const times = new Map(steps.map((step) => [step.step, { far: step, secondsLeft: step.secondsLeft }]));
  return {
    id: basename(folder),
    name: graph.name,
    createdMs,
    target: target.name,
    state,
    isHere,
    counts,
    steps: steps.length,
    seenMs,
    unreachable,
    secondsLeft: state === 'underway' ? launchSecondsLeft(graph, times, farMs) : null,
    served: servedModel(steps),
  };
}
