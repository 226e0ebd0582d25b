/** Work for tests of the far side: a graph of steps that are a few lines of shell, on any way to reach a machine. */
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createFarSide } from '../../../../electron/jobs/far/createFarSide';
import type { FarLook, FarSide, FarStep } from '../../../../electron/jobs/far/farSide';
import { writeBundle } from '../../../../electron/jobs/far/writeBundle';
import type { PlannedData, PlannedStep, StepLink, StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { studyPlanSchema } from '../../../../electron/jobs/study/studyPlan';
import { reachHere } from '../../../../electron/jobs/targets/here';
import type { Reach } from '../../../../electron/jobs/targets/reach';
import { targetSettingsSchema } from '../../../../electron/jobs/targets/targetSettings';
import { unattended } from '../../../../analysis/task';
import { temporaryFolder } from '../../temporaryFolder';

export interface WorkStep {
  readonly id: string;
  /** Of `run.sh`. */
  readonly run: string;
  readonly needs?: readonly string[];
  readonly links?: readonly StepLink[];
  readonly pulls?: readonly string[];
  readonly secrets?: readonly string[];
  /** Steps of the same array are submitted together. */
  readonly array?: string;
  readonly index?: number;
  readonly gpus?: number;
  readonly hours?: number;
}

/** A graph that holds what the far side looks at. */
export function graphOf(steps: readonly WorkStep[], data: readonly PlannedData[] = []): StudyGraph {
  const planned = steps.map((step): PlannedStep => {
    const array = step.array ?? step.id;
    return {
      id: step.id,
      stage: 'train',
      kind: 'small',
      subject: { role: 'student', run: step.id, model: step.id },
      array,
      index: step.index ?? steps.filter((other) => (other.array ?? other.id) === array).indexOf(step),
      key: step.id,
      exists: null,
      files: [{ name: 'run.sh', text: step.run }],
      settings: {},
      resources: { gpus: step.gpus ?? 0, cpus: 1, memoryGb: null, hours: step.hours ?? 0.1 },
      links: step.links ?? [],
      needs: step.needs ?? [],
      secrets: step.secrets ?? [],
      progress: 'progress.jsonl',
      pulls: step.pulls ?? ['**'],
      placed: [],
      expectedHours: null,
    };
  });
  const arrays = [...new Set(planned.map(({ array }) => array))];
  return {
    plan: studyPlanSchema.parse({ archive: 'none', target: 'test' }),
    name: 'test',
    steps: planned,
    arrays: arrays.map((id) => {
      const members = planned.filter(({ array }) => array === id);
      const resources = members[0]?.resources ?? { gpus: 0, cpus: 1, memoryGb: null, hours: 1 };
      return { id, stage: 'train', kind: 'small', resources, steps: members.map((step) => step.id), after: [] };
    }),
    data,
    study: { manifest: {}, family: null },
    expected: { hours: 0, gpuHours: 0, unknownSteps: 0 },
    remarks: [],
    problems: [],
  };
}

/** Students that are trained, evaluated and measured; the training of `bad` fails. Each writes its id into `marks`. */
export function chainOf(marks: string, count: number, bad: number | null = null): WorkStep[] {
  return ['train', 'evaluate', 'measure'].flatMap((stage, place, stages) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${stage}-${index}`,
      array: stage,
      index,
      needs: place === 0 ? [] : [`${stages[place - 1]}-${index}`],
      run: `echo ${stage}-${index} >>${marks}; ${stage === 'train' && index === bad ? 'exit 3' : 'echo well'}`,
    })),
  );
}

/** This machine, whose commands find these variables in their environment, as in a session on a login node. */
export function reachWith(environment: Readonly<Record<string, string>>): Reach {
  const here = reachHere(homedir());
  const words = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return { ...here, run: (command, options) => here.run(['env', ...words, ...command], options) };
}

export interface FarWork {
  readonly token: string;
  readonly farSide: FarSide;
  /** Of the work there. */
  readonly root: string;
  readonly job: string;
  /** Here: what is sent. */
  readonly bundle: string;
  place(secrets?: Readonly<Record<string, string>>): Promise<void>;
  start(): Promise<void>;
  look(): Promise<FarLook>;
  /** Looks until it holds. */
  until(holds: (step: (id: string) => FarStep, look: FarLook) => boolean): Promise<FarLook>;
  /** Text of a file of a step's folder there; empty without one. */
  read(step: string, file: string): string;
  again(...steps: string[]): Promise<void>;
}

let count = 0;

/** Prepares it on this machine, or over another reach. Its folder goes when the test ends. */
export async function farWork(
  graph: StudyGraph,
  {
    reach,
    graceSeconds = 2,
    ...target
  }: { reach?: Reach; graceSeconds?: number } & Readonly<Record<string, unknown>> = {},
): Promise<FarWork> {
  const folder = temporaryFolder();
  const root = join(folder, 'work');
  mkdirSync(join(folder, 'home'));
  const settings = targetSettingsSchema.parse({ kind: 'local', name: 'test', folder: root, ...target });
  const token = `t${String((count += 1))}-${String(process.pid)}`;
  const bundle = join(folder, 'far');
  await writeBundle(graph, { token, settings, folder: bundle, graceSeconds });
  const farSide = createFarSide(reach ?? reachHere(join(folder, 'home')), settings, () =>
    Promise.reject(new Error('Nobody asks for it.')),
  );
  const { signal } = unattended;
  const job = join(root, 'jobs', token);
  const work: FarWork = {
    token,
    farSide,
    root,
    job,
    bundle,
    place: (secrets = {}) => farSide.place({ token, folder: bundle, data: graph.data, secrets }, unattended),
    start: () => farSide.start(token, signal),
    look: () => farSide.look(token, [], signal),
    async until(holds) {
      const until = Date.now() + 100_000;
      for (;;) {
        const look = await work.look();
        if (holds((id) => stepOf(look, id), look)) return look;
        if (Date.now() > until) throw new Error(`It did not come about: ${JSON.stringify(look.steps, null, 1)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    read(step, file) {
      try {
        return readFileSync(join(job, 'steps', step, file), 'utf8');
      } catch {
        return '';
      }
    },
    again: (...steps) => farSide.again(token, steps.length === 0 ? null : steps, signal),
  };
  return work;
}

export function stepOf({ steps }: FarLook, id: string): FarStep {
  const found = steps.find(({ step }) => step === id);
  if (found === undefined) throw new Error(`There is no step ${id}.`);
  return found;
}

/** Whether each of these steps is in its state. */
export function areStates(
  expected: Readonly<Record<string, FarStep['state']>>,
): (step: (id: string) => FarStep) => boolean {
  return (step) => Object.entries(expected).every(([id, state]) => step(id).state === state);
}
