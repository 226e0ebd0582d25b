/** The schema of a graph in a job's file, which another version may have written. */
import { z } from '../../../analysis/schema';
import { stages } from '../steps/stepKind';
import type { StudyGraph } from '../study/studyGraph';
import { studyPlanSchema } from '../study/studyPlan';

const { string, number, array } = z;
const id = string().min(1);

const resources = z.object({ gpus: number(), cpus: number(), memoryGb: number().nullable(), hours: number() });

const link = z.union([
  z.object({ name: id, data: string() }),
  z.object({ name: id, step: id, path: string() }),
  z.object({ name: id, farPath: string() }),
]);

const step = z.object({
  // A name of a folder, here and there.
  id: string().regex(/^[A-Za-z0-9][A-Za-z0-9._+@:~-]*$/),
  stage: z.enum(stages),
  kind: id,
  subject: z.object({
    role: z.enum(['base', 'reference', 'student']),
    run: string().nullable(),
    model: string(),
  }),
  array: string(),
  index: number(),
  key: string(),
  exists: z.object({ job: id, step: id, farFolder: string().nullable() }).nullable(),
  files: array(z.object({ name: id, text: string() })),
  settings: z.record(string(), z.unknown()),
  resources,
  links: array(link),
  needs: array(id),
  secrets: array(id),
  progress: id,
  pulls: array(id),
  placed: array(z.object({ value: string(), file: string(), line: number(), text: string() })),
  expectedHours: number().nullable(),
});

const problem = z.object({
  path: string(),
  line: number().nullable(),
  severity: z.enum(['note', 'caution', 'fault']),
  code: string(),
  message: string(),
});

export const graphSchema = z.object({
  plan: studyPlanSchema,
  name: string(),
  steps: array(step),
  arrays: array(
    z.object({
      id,
      stage: z.enum(stages),
      kind: id,
      resources,
      steps: array(id),
      after: array(z.object({ array: id, how: z.enum(['element', 'all']) })),
    }),
  ),
  data: array(
    z.object({
      sha256: string().regex(/^[0-9a-f]{64}$/),
      name: string().regex(/^[^/\\]+$/),
      path: string(),
      bytes: number(),
      rows: number().nullable(),
      runs: array(id),
    }),
  ),
  study: z.object({ manifest: z.record(string(), z.unknown()), family: string().nullable() }),
  expected: z.object({ hours: number(), gpuHours: number(), unknownSteps: number() }),
  remarks: array(string()),
  problems: array(problem),
}) satisfies z.ZodType<StudyGraph>;

/** Whether something of the graph is to be done at all. */
export function stepsToDo({ steps }: StudyGraph): StudyGraph['steps'] {
  return steps.filter(({ exists }) => exists === null);
}
