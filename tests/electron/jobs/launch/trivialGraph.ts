/** A graph of steps that each run a few lines of shell: what is launched is the same as with a trainer. */
import { createHash } from 'node:crypto';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { studyPlanSchema } from '../../../../electron/jobs/study/studyPlan';

const resources = { gpus: 0, cpus: 1, memoryGb: null, hours: 1 };

/** One array of evaluations, a step for each id. `script`: of `run.sh`, by id. */
export function trivialGraph(
  ids: readonly string[],
  script: (id: string, index: number) => string = (id) => `echo ${id} > outputs/name\n`,
): StudyGraph {
  return {
    plan: studyPlanSchema.parse({ archive: '/nowhere', target: 'here' }),
    name: 'trivial',
    steps: ids.map((id, index) => ({
      id,
      stage: 'evaluate',
      kind: 'sh',
      subject: { role: 'student', run: `run-${id}`, model: `student-${id}` },
      array: 'all',
      index,
      key: createHash('sha256')
        .update(id + script(id, index))
        .digest('hex'),
      exists: null,
      files: [{ name: 'run.sh', text: script(id, index) }],
      settings: {},
      resources,
      links: [],
      needs: [],
      secrets: [],
      progress: 'progress.jsonl',
      pulls: ['**'],
      placed: [],
      expectedHours: null,
    })),
    arrays: [{ id: 'all', stage: 'evaluate', kind: 'sh', resources, steps: ids, after: [] }],
    data: [],
    study: {
      manifest: { agora: 1, study: { preset: null }, runs: ids.map((id) => ({ id: `run-${id}` })) },
      family: null,
    },
    expected: { hours: 0, gpuHours: 0, unknownSteps: ids.length },
    remarks: [],
    problems: [],
  };
}
