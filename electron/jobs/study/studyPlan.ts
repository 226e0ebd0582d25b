/** A plan of work on a study, as users write it: which runs, which kinds of steps, where. Unknown keys are refused by name. */
import { z } from '../../../analysis/schema';

const id = z.string().min(1);
const path = z.string().min(1);

export const resourcesSchema = z.strictObject({
  gpus: z.number().int().nonnegative().optional(),
  cpus: z.number().int().positive().optional(),
  memoryGb: z.number().positive().optional(),
  /** The time limit. */
  hours: z.number().positive().optional(),
});

const choice = z.strictObject({
  /** Id of a kind of step. */
  kind: id,
  settings: z.record(z.string(), z.unknown()).default({}),
  resources: resourcesSchema.default({}),
});

/** One that may be kept to the runs of some domains: code is not scored by a benchmark of mathematics. */
const choiceForRuns = choice.extend({ domains: z.array(id).min(1).nullable().default(null) });

/** A model by name or folder, or one that the plan trains first on a file of instances. */
const model = z.union([
  z.strictObject({ model: id }),
  z.strictObject({
    train: choice,
    data: path,
    /** What it is trained from: the plan's base, or nothing. */
    from: z.enum(['base', 'nothing']).default('base'),
  }),
]);

export const studyPlanSchema = z.strictObject({
  agoraPlan: z.literal(1).default(1),
  name: z.string().min(1).optional(),
  /** The archive whose runs are worked on. */
  archive: path,
  /** Name of a target. */
  target: id,
  /** Ids of runs; null: all that have instances. */
  runs: z.array(id).nullable().default(null),
  /** The study's family whose models these are; null: its only one. */
  family: id.nullable().default(null),
  /** Null: the family's own. */
  base: model.nullable().default(null),
  reference: model.nullable().default(null),
  /** Null: no student is trained; `evaluate` then takes the students that the runs name. */
  train: choice.nullable().default(null),
  /** Each of them for base, reference and every student, by the same settings; anchors always. */
  evaluate: z.array(choiceForRuns).default([]),
  /** Each of them for every run's data. */
  measure: z.array(choiceForRuns).default([]),
  /** Seed data that instance generation is trained on too, by domain; absent: the run's instances alone. */
  seedData: z.record(id, path).default({}),
  /** False: what exists by its content hash is done again. */
  reuse: z.boolean().default(true),
});

export type StudyPlan = z.infer<typeof studyPlanSchema>;
export type StudyPlanDraft = z.input<typeof studyPlanSchema>;
export type StepChoice = StudyPlan['measure'][number];
