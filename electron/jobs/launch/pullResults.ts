/** Results of steps that ended well: fetched, verified, put in their place in the archive as a whole. */
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import { type AgoraError, asAgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import { isInside } from '../../ports/inside';
import { systemCode } from '../../ports/listingProblems';
import { writeAtomically } from '../../ports/writeAtomically';
import type { FarFile, FarStep } from '../far/farSide';
import type { PlannedStep } from '../study/studyGraph';
import type { Target } from '../targets/target';
import { hashFile } from './hashFile';
import type { LaunchFile } from './launchFile';
import type { LaunchPlaces } from './launchPlaces';
import { environmentFile, provenanceFile, resultsPath } from './outputsPlaces';
import { provenanceOf } from './provenance';
import { writePulled } from './pulledSteps';

export interface Pulling {
  readonly places: LaunchPlaces;
  readonly file: LaunchFile;
  readonly target: Target;
}

export interface PulledResults {
  /** Ids of steps whose results are in their place. */
  readonly here: readonly string[];
  /** What could not be had, in a sentence with the next step. */
  readonly faults: readonly { readonly step: string; readonly message: string }[];
}

interface Wanted {
  readonly planned: PlannedStep;
  readonly far: FarStep;
  readonly files: readonly FarFile[];
}

/** How often damaged files are fetched again. */
const tries = 3;
const outputs = 'outputs/';

/** Throws `AgoraError('network')` where the target cannot be reached, `('cancelled')`, and where nothing can be written. */
export async function pullResults(
  pulling: Pulling,
  steps: readonly (readonly [PlannedStep, FarStep])[],
  task: Task,
): Promise<PulledResults> {
  const { places, file, target } = pulling;
  const ids = steps.map(([{ id }]) => id);
  const results = await target.farSide.results(file.token, ids, task.signal);
  const here: string[] = [];
  const faults: { step: string; message: string }[] = [];
  const fault = (step: string, message: string) => {
    faults.push({ step, message: `${message} "agora jobs resume ID --again --step ${step}" does the step again.` });
  };
  const wanted: Wanted[] = [];
  for (const [planned, far] of steps) {
    const files = results.get(planned.id);
    if (files === undefined) {
      fault(planned.id, `There is no list of the results of ${planned.id} on ${target.reach.name}.`);
      continue;
    }
    const chosen = files.filter(({ name }) => name.startsWith(outputs));
    const unsafe = chosen.find(({ name }) => !isInside(places.incoming, resolve(places.incoming, planned.id, name)));
    if (unsafe) fault(planned.id, `The results of ${planned.id} name a file outside of their folder: ${unsafe.name}.`);
    else wanted.push({ planned, far, files: chosen });
  }
  for (const outcome of await fetchAll(pulling, wanted, task)) {
    const { planned, far, files } = outcome.wanted;
    if (outcome.fault !== null) {
      fault(planned.id, outcome.fault);
      continue;
    }
    await place(pulling, planned, far, files);
    here.push(planned.id);
  }
  return { here, faults };
}

interface Outcome {
  readonly wanted: Wanted;
  readonly fault: string | null;
}

/** All of them in one go; where that fails, one by one, to know which it is. */
async function fetchAll(pulling: Pulling, wanted: readonly Wanted[], task: Task): Promise<Outcome[]> {
  const named = wanted.filter(({ files }) => files.length > 0);
  const together = await fetchError(pulling, named, task);
  const outcomes: Outcome[] = [];
  for (const each of wanted) {
    const error = together !== null && each.files.length > 0 ? await fetchError(pulling, [each], task) : null;
    if (error !== null) {
      outcomes.push({ wanted: each, fault: [error.message, error.context.nextStep].filter(Boolean).join(' ') });
      continue;
    }
    outcomes.push({ wanted: each, fault: await verified(pulling, each, task) });
  }
  return outcomes;
}

/** Null: they arrived. */
async function fetchError(pulling: Pulling, wanted: readonly Wanted[], task: Task): Promise<AgoraError | null> {
  const [first] = wanted;
  if (first === undefined) return null;
  const { places, file, target } = pulling;
  const names = wanted.flatMap(({ planned, files }) => files.map(({ name }) => `${planned.id}/${name}`));
  try {
    const folder = posix.dirname(await target.farSide.stepFolder(file.token, first.planned.id));
    await mkdir(places.incoming, { recursive: true });
    await target.reach.fetch(folder, names, places.incoming, task);
    return null;
  } catch (thrown) {
    const error = asAgoraError(thrown);
    // A fault of the connection or of this machine's disk is none of a step's results.
    if (['network', 'cancelled', 'not-permitted', 'internal'].includes(error.code)) throw thrown;
    return error;
  }
}

/** Null: every file is what it was there. Else what is wrong, after several tries. */
async function verified(pulling: Pulling, wanted: Wanted, task: Task): Promise<string | null> {
  const { places, target } = pulling;
  const pathOf = ({ name }: FarFile) => join(places.incoming, wanted.planned.id, name);
  for (let attempt = 1; ; attempt++) {
    const damaged: FarFile[] = [];
    for (const each of wanted.files) if (!(await isWhole(pathOf(each), each))) damaged.push(each);
    const [first] = damaged;
    if (first === undefined) return null;
    if (attempt === tries)
      return `${first.name} of ${wanted.planned.id} is not what it was when the step ended: its SHA-256 differs after ${String(tries)} tries.`;
    await Promise.all(damaged.map((each) => rm(pathOf(each), { force: true })));
    const error = await fetchError({ ...pulling, target }, [{ ...wanted, files: damaged }], task);
    if (error !== null) return error.message;
  }
}

async function isWhole(path: string, { bytes, sha256 }: FarFile): Promise<boolean> {
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size !== bytes || (await hashFile(path)) !== sha256) return false;
  await syncFile(path);
  return true;
}

/** It is said to be here only once it will be after a loss of power too. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What was fetched becomes the step's folder in the archive, with its configuration beside it. */
async function place(
  { places, file, target }: Pulling,
  planned: PlannedStep,
  far: FarStep,
  files: readonly FarFile[],
): Promise<void> {
  const arrived = join(places.incoming, planned.id, 'outputs');
  const environment = await jsonIn(join(arrived, environmentFile));
  const to = resultsPath(places, planned);
  if (to !== null) {
    await mkdir(arrived, { recursive: true });
    await rm(join(arrived, environmentFile), { force: true });
    await addConfiguration(arrived, planned);
    await exchange(arrived, to, join(places.incoming, planned.id, 'before'));
  }
  const provenance = join(places.outputs, provenanceFile(planned.id));
  await mkdir(dirname(provenance), { recursive: true });
  const document = provenanceOf(file, planned, far, files, environment);
  await writeAtomically(provenance, `${JSON.stringify(document, null, 2)}\n`);
  const farFolder = await target.farSide.stepFolder(file.token, planned.id);
  await writePulled(places, planned.id, { attempt: far.attempt, files, farFolder });
  await rm(join(places.incoming, planned.id), { recursive: true, force: true });
}

/** `made` takes the place of what may stand at `to`; nothing half made is ever seen there. */
async function exchange(made: string, to: string, before: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rm(before, { recursive: true, force: true });
  await rename(to, before).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
  });
  await rename(made, to);
}

/**
 * What trainers' readers know. All that ran stands in the provenance: JSON and programs would be taken for data. A result
 * goes before a configuration of its name.
 */
async function addConfiguration(folder: string, { files }: PlannedStep): Promise<void> {
  for (const { name, text } of files) {
    if (!/\.ya?ml$/.test(name)) continue;
    await writeFile(join(folder, name), text, { flag: 'wx' }).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
