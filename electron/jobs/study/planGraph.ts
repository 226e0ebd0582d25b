/** A plan made out: what of its archive it is about, its steps with all that they are, what exists. Sends nothing. */
import { AgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import type { Anchor, Run, Study } from '../../../analysis/study/study';
import type { Task } from '../../../analysis/task';
import { kindCalled, type Kinds } from '../steps/loadKinds';
import { checkWritten, renderStep } from '../steps/renderStep';
import type { Stage } from '../steps/stepKind';
import type { TargetFacts } from '../targets/target';
import { prepareFile } from './data/instanceFile';
import { joinPrepared } from './data/joinPrepared';
import { preparedFolder, preparedName, preparedPath, type Prepared } from './data/preparedFolder';
import { studyArchive, type StudyArchive } from './data/studyArchive';
import { chooseFamily } from './graph/chooseFamily';
import { chooseRuns } from './graph/chooseRuns';
import { chosenKind, labelParts, type Choice, type ChosenKind } from './graph/chosenKind';
import { graphOf } from './graph/graphOf';
import { names } from './graph/names';
import type { AnchorPart, PlannedRun, PlanParts } from './graph/planParts';
import type { ExistingSteps } from './graph/settle';
import type { PlannedData, StudyGraph } from './studyGraph';
import type { StudyPlan } from './studyPlan';

export interface PlanningOptions {
  readonly kinds: Kinds;
  readonly existing: ExistingSteps;
  /** Of the target, where it was tested. */
  readonly facts?: TargetFacts | null;
  /** Where prepared data are kept; in the app's data folder where absent. */
  readonly folder?: string;
}

/**
 * Paths in the plan are absolute. Throws `AgoraError` that names the key of the plan where a run, kind, setting, file or
 * model will not do, and as `studyArchive` does.
 */
export async function planGraph(plan: StudyPlan, options: PlanningOptions, task: Task): Promise<StudyGraph> {
  const { kinds, existing, facts = null, folder = preparedFolder() } = options;
  // Before the archive is read, which may take minutes.
  const chosen = await choicesOf(plan, kinds, task.signal);
  const archive = await studyArchive(
    folder,
    plan.archive,
    ({ runs }) => chooseRuns(plan, runs).map(({ id }) => id),
    task,
  );
  const { study } = archive;
  checkDomains(plan, study);
  const runs = chooseRuns(plan, archive.runs);
  const family = chooseFamily(plan, study, runs);
  const planned = await plannedRuns(plan, folder, archive, runs, task);
  const parts: PlanParts = {
    plan,
    study,
    family,
    runs: planned.runs,
    base: await anchorPart(folder, plan.base, family.base, chosen.base, 'base', task),
    reference: await anchorPart(folder, plan.reference, family.reference, chosen.reference, 'reference', task),
    train: chosen.train,
    evaluate: chosen.evaluate,
    measure: chosen.measure,
    remarks: planned.remarks,
    problems: archive.problems.map(ofArchive),
  };
  return graphOf(parts, plan.reuse ? existing : { find: () => null }, facts);
}

interface Choices {
  readonly base: ChosenKind | null;
  readonly reference: ChosenKind | null;
  readonly train: ChosenKind | null;
  readonly evaluate: readonly ChosenKind[];
  readonly measure: readonly ChosenKind[];
}

async function choicesOf(plan: StudyPlan, kinds: Kinds, signal: AbortSignal): Promise<Choices> {
  const labels = names();
  const choose = async (choice: Choice, stage: Stage, label: string): Promise<ChosenKind> => {
    const found = await chosenKind(choice, kindCalled(choice.kind, kinds), stage, label, signal);
    checkWritten(choice.kind, renderStep(found.loaded, sampleView(found)));
    return found;
  };
  // Who is trained stands in the names of steps and arrays: a recipe for an anchor needs no number.
  const anchor = (model: StudyPlan['base']) =>
    model && 'train' in model ? choose(model.train, 'train', model.train.kind) : null;
  const all = async (choices: StudyPlan['evaluate'], stage: Stage) => {
    const found: ChosenKind[] = [];
    for (const choice of choices) found.push(await choose(choice, stage, labels.take(...labelParts(choice))));
    return found;
  };
  return {
    train: plan.train && (await choose(plan.train, 'train', labels.take(plan.train.kind))),
    base: await anchor(plan.base),
    reference: await anchor(plan.reference),
    evaluate: await all(plan.evaluate, 'evaluate'),
    measure: await all(plan.measure, 'measure'),
  };
}

/** Enough to see whether what is written with these settings can be read. */
function sampleView({ seen, resources }: ChosenKind): Parameters<typeof renderStep>[1] {
  return {
    settings: seen,
    resources,
    subject: { role: 'student', run: 'run', model: 'model' },
    model: { path: 'model', isFolder: false },
    data: { path: 'data', rows: 1 },
  };
}

function checkDomains({ evaluate, measure, seedData }: StudyPlan, { domains }: Study): void {
  const known = domains.map(({ id }) => id);
  const named = [...evaluate, ...measure].flatMap((choice) => choice.domains ?? []);
  const unknown = [...named, ...Object.keys(seedData)].find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new AgoraError('bad-input', `domains: the study has no domain called "${unknown}".`, {
    value: unknown,
    nextStep: `Domains that there are: ${known.join(', ') || 'none'}.`,
  });
}

async function plannedRuns(
  plan: StudyPlan,
  folder: string,
  { prepared, students }: StudyArchive,
  runs: readonly Run[],
  task: Task,
): Promise<{ readonly runs: readonly PlannedRun[]; readonly remarks: readonly string[] }> {
  const remarks: string[] = [];
  const planned: PlannedRun[] = [];
  const seeds = new Map<string, Prepared>();
  if (plan.train !== null)
    for (const [domain, path] of Object.entries(plan.seedData))
      seeds.set(domain, await prepareFile(folder, path, task));
  for (const run of runs) {
    const own = prepared[run.id];
    if (own === undefined || own.rows === 0) {
      remarks.push(`${run.id} is left out: none of its instances has an instruction and a response.`);
      continue;
    }
    if (own.leftOut > 0)
      remarks.push(
        `${String(own.leftOut)} instances of ${run.id} are left out: they have no instruction or no response.`,
      );
    // In the paper the seeds are trained on too where instances were made from them.
    const seed = run.method === 'instance_generation' ? seeds.get(run.domain ?? '') : undefined;
    const training = seed ? await joinPrepared(folder, [own, seed], task) : own;
    planned.push({
      run,
      own: dataOf(folder, own, [run.id]),
      training: seed ? dataOf(folder, training, []) : dataOf(folder, own, [run.id]),
      student: students[run.id] ?? run.id,
      hasStudent: students[run.id] !== undefined,
    });
  }
  return { runs: planned, remarks };
}

async function anchorPart(
  folder: string,
  asked: StudyPlan['base'],
  declared: Anchor | null,
  chosen: ChosenKind | null,
  role: 'base' | 'reference',
  task: Task,
): Promise<AnchorPart | null> {
  if (asked === null) return declared && { is: 'named', model: declared.model };
  if ('model' in asked) return { is: 'named', model: asked.model };
  if (chosen === null) return null;
  const prepared = await prepareFile(folder, asked.data, task);
  // Nothing stands under the base.
  const from = role === 'base' ? 'nothing' : asked.from;
  return { is: 'trained', model: declared?.model ?? role, chosen, data: dataOf(folder, prepared, []), from };
}

function dataOf(folder: string, prepared: Prepared, runs: readonly string[]): PlannedData {
  const { sha256, bytes, rows } = prepared;
  return { sha256, name: preparedName, path: preparedPath(folder, prepared), bytes, rows, runs };
}

/** A fault of the archive is none of the plan: what could be read of it is planned. */
function ofArchive(problem: Problem): Problem {
  return { ...problem, severity: problem.severity === 'note' ? 'note' : 'caution' };
}
