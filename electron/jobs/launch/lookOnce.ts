/** One look at the far side, and what follows from it here. */
import type { Task } from '../../../analysis/task';
import type { FarLook, FarStep, Follow } from '../far/farSide';
import type { PlannedStep } from '../study/studyGraph';
import type { Target } from '../targets/target';
import { appendPieces, askedFor, copiedBy, filesToFollow, hasEnded } from './followedFiles';
import { stepsToDo } from './graphSchema';
import { readLaunch, type LaunchFile } from './launchFile';
import { appendLog } from './launchLog';
import type { LaunchPlaces } from './launchPlaces';
import { writeState, type LaunchState } from './launchState';
import { resultsPath } from './outputsPlaces';
import { pullResults } from './pullResults';
import { readPulled } from './pulledSteps';
import { stepNews } from './stepNews';
import { writeManifest } from './writeManifest';

export interface Looking {
  readonly places: LaunchPlaces;
  readonly file: LaunchFile;
  readonly target: Target;
  /** Steps and attempts whose results cannot be had: not asked for again by this process. Added to. */
  readonly unobtainable: Set<string>;
}

export interface Looked {
  readonly state: LaunchState;
  /** Something there is to be read at once. */
  readonly more: boolean;
  /** Something was otherwise than before. */
  readonly isNews: boolean;
  /** Nothing waits or runs, and all that can be had is here. */
  readonly isOver: boolean;
}

/** Steps whose results are fetched after one look. */
const mostPulled = 32;

/** Throws as the target does, and where nothing can be written here. */
export async function lookOnce(looking: Looking, before: LaunchState, task: Task): Promise<Looked> {
  const { places, file, target, unobtainable } = looking;
  const { graph } = file.launch;
  const followed = await filesToFollow(places, graph, before);
  const planned = stepsToDo(graph);
  const look = expected(await target.farSide.look(file.token, followed, task.signal), planned, followed);
  // Where it was moved to, whoever follows it goes on; here another folder would be made.
  await readLaunch(places);
  const { more, anew } = await appendPieces(places, look.pieces);
  const state: LaunchState = {
    ...before,
    seenMs: Date.now(),
    farMs: look.nowMs,
    unreachable: null,
    freeBytes: look.freeBytes,
    steps: look.steps,
    copied: { ...before.copied, ...copiedBy(look, followed) },
  };
  const news = stepNews(before.steps, look.steps);
  await appendLog(places, [
    ...(before.unreachable === null
      ? []
      : [{ severity: 'note' as const, text: `${target.reach.name} answers again.` }]),
    ...news,
    ...anew.map(({ step, file: name }) => {
      return {
        severity: 'caution' as const,
        text: `${name} of ${step} was begun anew there; the copy of what it was is kept.`,
      };
    }),
  ]);
  await writeState(places, state);

  const [due, waiting] = await duePulls(looking, look.steps);
  if (due.length > 0) {
    const { here, faults } = await pullResults(looking, due, task);
    for (const { step } of faults) unobtainable.add(attemptOf(due, step));
    await appendLog(
      places,
      faults.map(({ message }) => ({ severity: 'fault', text: message })),
    );
    if (here.length > 0) await writeManifest(places, graph);
  }

  const isQuiet = look.steps.length >= planned.length && look.steps.every(hasEnded);
  const unread = look.steps.some(
    (step) => hasEnded(step) && step.attempt > 0 && state.copied[step.step] !== step.attempt,
  );
  return {
    state,
    more: more || waiting || (isQuiet && unread),
    isNews: news.length > 0 || look.pieces.some(({ bytes }) => bytes.length > 0),
    isOver: isQuiet && !unread && !waiting,
  };
}

/** Of what the far side tells, which may be anything, what was asked: about these steps, each once, and of these files. */
function expected(look: FarLook, planned: readonly PlannedStep[], followed: readonly Follow[]): FarLook {
  const open = new Set(planned.map(({ id }) => id));
  return {
    ...look,
    steps: look.steps.filter(({ step }) => open.delete(step)),
    pieces: askedFor(look.pieces, followed),
  };
}

type Due = readonly (readonly [PlannedStep, FarStep])[];

/** Steps that ended well and whose results are not here; whether there are more than are fetched at once. */
async function duePulls({ places, file, unobtainable }: Looking, steps: readonly FarStep[]): Promise<[Due, boolean]> {
  const pulled = await readPulled(places);
  const far = new Map(steps.map((step) => [step.step, step]));
  const due = file.launch.graph.steps.flatMap((planned) => {
    const step = far.get(planned.id);
    if (step?.state !== 'done' || planned.exists !== null || resultsPath(places, planned) === null) return [];
    if (pulled.get(planned.id)?.attempt === step.attempt || unobtainable.has(keyOf(step))) return [];
    return [[planned, step] as const];
  });
  return [due.slice(0, mostPulled), due.length > mostPulled];
}

function attemptOf(due: Due, id: string): string {
  const found = due.find(([planned]) => planned.id === id);
  return found ? keyOf(found[1]) : id;
}

function keyOf({ step, attempt }: FarStep): string {
  return `${step} ${String(attempt)}`;
}
