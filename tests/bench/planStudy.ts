/**
 * A study of 54 students planned: trained, evaluated by two tools on their domains, measured, by the kinds that ship. As the
 * terminal does it, from kinds on the disk to steps, keys and arrays; beside it the same with nothing prepared yet.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unattended } from '../../analysis/task';
import { bundleFiles } from '../../electron/jobs/far/writeBundle';
import { loadKinds } from '../../electron/jobs/steps/loadKinds';
import { planGraph } from '../../electron/jobs/study/planGraph';
import type { StudyGraph } from '../../electron/jobs/study/studyGraph';
import { targetSettingsSchema } from '../../electron/jobs/targets/targetSettings';
import { planOf, writeStudy } from '../electron/jobs/study/studyFolder';
import type { Benchmark } from './benchmark';
import { summary } from './summary';

const students = 54;
const rows = 1000;
const rounds = 7;
const ofColdRounds = 3;
const settings = targetSettingsSchema.parse({ kind: 'slurm', name: 'cluster' });

export const planStudy: Benchmark = {
  name: 'plan',
  title: `a plan of ${students} students, ${rows} instances each`,
  async run({ projectRoot, say }) {
    const folder = await mkdtemp(join(tmpdir(), 'agora-bench-plan-'));
    try {
      say('plan: writing a study');
      const plan = planOf(writeStudy(join(folder, 'study'), { rows }), {
        target: 'cluster',
        train: { kind: 'train-trl' },
        evaluate: [
          { kind: 'evaluate-lm-eval', domains: ['math'] },
          { kind: 'evaluate-evalplus', domains: ['code'] },
        ],
        measure: [{ kind: 'measure-perplexity' }],
      });
      const made = async (prepared: string): Promise<StudyGraph> => {
        const kinds = await loadKinds(join(projectRoot, 'resources', 'steps'), join(folder, 'no-own-kinds'));
        return planGraph(plan, { kinds, existing: { find: () => null }, folder: join(folder, prepared) }, unattended);
      };
      say('plan: nothing prepared');
      const cold: number[] = [];
      for (let round = 0; round < ofColdRounds; round++) cold.push((await timed(() => made(`cold-${round}`))).ms);
      say('plan: prepared');
      const warm: number[] = [];
      const sent: number[] = [];
      await made('cold-0');
      for (let round = 0; round < rounds; round++) {
        const { ms, value } = await timed(() => made('cold-0'));
        warm.push(ms);
        checkWhole(value);
        sent.push((await timed(() => bundleFiles(value, { token: 'token', settings, folder: '' }))).ms);
      }
      const aSecond = { peer: 'a second, which is asked for', values: [1000], target: 1 };
      return [
        summary('nothing prepared', cold, 'ms'),
        summary('prepared', warm, 'ms', aSecond),
        summary('prepared, again', warm, 'ms', { peer: 'nothing prepared', values: cold, target: null }),
        summary('all that would be sent', sent, 'ms', { peer: 'the plan', values: warm, target: null }),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** What is measured is what is asked for: every student in one array. */
function checkWhole({ arrays, steps }: StudyGraph): void {
  const trained = arrays.filter(({ stage }) => stage === 'train').map((array) => array.steps.length);
  if (trained.join() !== String(students)) throw new Error(`Trainings were planned as arrays of ${trained.join()}.`);
  if (steps.length < 2 * students) throw new Error(`Only ${steps.length} steps were planned.`);
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}
