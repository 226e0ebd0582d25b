/** A small archive with a manifest, a data set a run, and kinds of steps for it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKinds, type Kinds } from '../../../../electron/jobs/steps/loadKinds';
import { studyPlanSchema, type StudyPlan, type StudyPlanDraft } from '../../../../electron/jobs/study/studyPlan';
import { kindFolder } from '../steps/kindFolder';

export const generators = ['gen-a', 'gen-b', 'gen-c', 'gen-d', 'gen-e', 'gen-f'];
export const methods = ['instance_generation', 'response_generation', 'quality_enhancement'];
export const domains = ['math', 'code', 'general'];

export interface StudyFolderOptions {
  readonly generators?: readonly string[];
  readonly methods?: readonly string[];
  readonly domains?: readonly string[];
  readonly rows?: number;
  readonly families?: readonly unknown[];
  /** Each run names its student: `lab/student-of-RUN`. */
  readonly students?: boolean;
}

/** Runs are called `METHOD-DOMAIN-GENERATOR`, in that order. */
export function writeStudy(folder: string, options: StudyFolderOptions = {}): string {
  const runs = (options.methods ?? methods).flatMap((method) =>
    (options.domains ?? domains).flatMap((domain) =>
      (options.generators ?? generators).map((generator) => ({ method, domain, generator })),
    ),
  );
  mkdirSync(join(folder, 'data'), { recursive: true });
  const named = runs.map(({ method, domain, generator }) => {
    const id = `${method}-${domain}-${generator}`;
    const file = `data/${id}.jsonl`;
    const lines = Array.from({ length: options.rows ?? 3 }, (_, row) =>
      JSON.stringify({ instruction: `Question ${String(row)} for ${id}`, response: `Answer ${String(row)}` }),
    );
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
    return {
      id,
      method,
      domain,
      generator,
      files: [file],
      ...(options.students === true && { student: `lab/student-of-${id}` }),
    };
  });
  const manifest = {
    agora: 1,
    study: {
      id: 'test-study',
      name: 'Test study',
      preset: null,
      methods,
      domains: domains.map((id) => ({ id, benchmarks: ['bench'] })),
    },
    benchmarks: [{ id: 'bench', sources: [{ tool: 'lm-eval', task: 'bench', metric: 'acc' }] }],
    families: options.families ?? [
      { id: 'tiny', base: { model: 'lab/Tiny', aliases: ['tiny-base'] }, reference: { model: 'lab/Tiny-Instruct' } },
    ],
    generators: generators.map((id) => ({ id })),
    runs: named,
  };
  writeFileSync(join(folder, 'agora.json'), JSON.stringify(manifest, null, 2));
  return folder;
}

const training = {
  type: 'object',
  properties: {
    epochs: { type: 'integer', minimum: 1, default: 5 },
    template: { type: ['string', 'null'], format: 'path', default: null },
  },
};

/** `train-test`, `evaluate-one`, `evaluate-two`, `measure-test` (of the base), `measure-student`. */
export async function testKinds(folder: string): Promise<Kinds> {
  const run = { 'run.sh': '"$AGORA_PYTHON" run.py\n', 'settings.json': '{{settings}}\n', 'run.py': '' };
  const tasks = { type: 'object', properties: { tasks: { type: 'array', items: { type: 'string' }, default: ['a'] } } };
  const expected = { hours: 0.5, hoursPer1000: 100, source: 'Invented for tests.' };
  kindFolder(
    folder,
    { id: 'train-test', settings: training, gives: { model: 'model' }, resources: { gpus: 4, hours: 2 }, expected },
    { ...run, 'run.sh': '"$AGORA_PYTHON" run.py {{#model.path}}--from={{model.path}}{{/model.path}} {{data.path}}\n' },
  );
  for (const id of ['evaluate-one', 'evaluate-two'])
    kindFolder(
      folder,
      { id, stage: 'evaluate', takes: ['model'], settings: tasks },
      { ...run, 'run.sh': 'e {{model.path}}\n' },
    );
  kindFolder(folder, { id: 'measure-test', stage: 'measure' }, { 'run.sh': 'm {{model.path}} {{data.path}}\n' });
  kindFolder(
    folder,
    { id: 'measure-student', stage: 'measure', modelOf: 'student' },
    { 'run.sh': 'm {{model.path}}\n' },
  );
  return loadKinds(folder, join(folder, 'none'));
}

/** The same plan for every run: train, two evaluations, a measure. */
export function planOf(archive: string, draft: Partial<StudyPlanDraft> = {}): StudyPlan {
  return studyPlanSchema.parse({
    archive,
    target: 'test',
    train: { kind: 'train-test' },
    evaluate: [{ kind: 'evaluate-one' }, { kind: 'evaluate-two' }],
    measure: [{ kind: 'measure-test' }],
    ...draft,
  });
}
