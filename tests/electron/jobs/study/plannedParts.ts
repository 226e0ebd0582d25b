/** Plans of all shapes, put together as far as steps go: what properties of graphs are checked on. */
import fc from 'fast-check';
import { unattended } from '../../../../analysis/task';
import type { Run } from '../../../../analysis/study/study';
import { studyOf } from '../../../../analysis/study/studyOf';
import { kindCalled, type Kinds } from '../../../../electron/jobs/steps/loadKinds';
import { chosenKind, labelParts, type ChosenKind } from '../../../../electron/jobs/study/graph/chosenKind';
import { names } from '../../../../electron/jobs/study/graph/names';
import type { AnchorPart, PlannedRun, PlanParts } from '../../../../electron/jobs/study/graph/planParts';
import type { PlannedData } from '../../../../electron/jobs/study/studyGraph';
import { planOf } from './studyFolder';

const domains = ['math', 'code', 'Général'];
/** Ids as archives have them, and worse. */
const wordings = ['gpt-4o_math', '../up', '$(rm)', 'A b', 'a B', 'ünï', '数学', '-x', 'base', '.'];

interface Choice {
  readonly kind: string;
  readonly domains: readonly string[] | null;
  readonly gpus: number;
}

export interface PlanShape {
  readonly runs: readonly { readonly id: string; readonly domain: string | null }[];
  readonly base: 'named' | 'trained';
  readonly reference: 'named' | 'trained' | 'from nothing' | 'none';
  readonly train: boolean;
  readonly evaluate: readonly Choice[];
  readonly measure: readonly Choice[];
}

const choiceOf = (...kinds: string[]): fc.Arbitrary<Choice> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    domains: fc.option(fc.subarray(domains, { minLength: 1 })),
    gpus: fc.nat(2),
  });

export const planShapes: fc.Arbitrary<PlanShape> = fc.record({
  runs: fc
    .array(fc.record({ id: fc.constantFrom(...wordings), domain: fc.constantFrom(...domains, null) }), { maxLength: 9 })
    // No two runs have the same id.
    .map((runs) =>
      runs.map(({ id, domain }, index) => ({ id: `${id}${index % 3 === 0 ? '' : String(index)}`, domain })),
    )
    .map((runs) => [...new Map(runs.map((run) => [run.id, run])).values()]),
  base: fc.constantFrom('named', 'trained'),
  reference: fc.constantFrom('named', 'trained', 'from nothing', 'none'),
  train: fc.boolean(),
  evaluate: fc.array(choiceOf('evaluate-one', 'evaluate-two'), { maxLength: 3 }),
  measure: fc.array(choiceOf('measure-test', 'measure-student'), { maxLength: 2 }),
});

/** Chosen kinds of a shape are made once each time, so that two choices that read the same are two. */
export async function partsOf(shape: PlanShape, kinds: Kinds): Promise<PlanParts> {
  const labels = names();
  const chosen = (choice: Choice, stage: 'train' | 'evaluate' | 'measure', label: string): Promise<ChosenKind> => {
    const wanted = { kind: choice.kind, settings: {}, resources: { gpus: choice.gpus }, domains: choice.domains };
    return chosenKind(wanted, kindCalled(choice.kind, kinds), stage, label, unattended.signal);
  };
  const labelOf = (choice: Choice) =>
    labels.take(
      ...labelParts({ ...choice, domains: choice.domains && [...choice.domains], settings: {}, resources: {} }),
    );
  const training = { kind: 'train-test', domains: null, gpus: 4 };
  const trained = async (from: 'base' | 'nothing', model: string): Promise<AnchorPart> => {
    const recipe = await chosen(training, 'train', training.kind);
    return { is: 'trained', model, chosen: recipe, data: dataOf(model), from };
  };
  const train = shape.train ? await chosen(training, 'train', labels.take(training.kind)) : null;
  const { base, reference } = shape;
  return {
    plan: planOf('archive'),
    study: studyOf({ agora: 1, study: { preset: null } }),
    family: { id: 'family', base: null, reference: null, student: { protocol: {} } },
    runs: shape.runs.map(plannedRun),
    base: base === 'trained' ? await trained('nothing', 'base') : { is: 'named', model: 'lab/Base' },
    reference:
      reference === 'none'
        ? null
        : reference === 'named'
          ? { is: 'named', model: 'lab/Reference' }
          : await trained(reference === 'trained' ? 'base' : 'nothing', 'reference'),
    train,
    evaluate: await Promise.all(shape.evaluate.map((choice) => chosen(choice, 'evaluate', labelOf(choice)))),
    measure: await Promise.all(shape.measure.map((choice) => chosen(choice, 'measure', labelOf(choice)))),
    remarks: [],
    problems: [],
  };
}

function plannedRun({ id, domain }: PlanShape['runs'][number]): PlannedRun {
  const run: Run = {
    ...{ id, domain, generator: null, method: null, family: null, volume: null, variant: null, language: null },
    ...{ seed: null, instances: 3, inferred: [], inferredFrom: {} },
  };
  const data = dataOf(id);
  return { run, own: data, training: data, student: `lab/student-of-${id}`, hasStudent: true };
}

function dataOf(id: string): PlannedData {
  const sha256 = Buffer.from(id).toString('hex').padEnd(64, '0').slice(0, 64);
  return { sha256, name: 'data.jsonl', path: `/data/${sha256}`, bytes: 1, rows: 3, runs: [] };
}
