/**
 * A kind of step: a folder with `kind.json` and templates. What it needs and gives is data; nothing in the code knows one.
 * Those that ship lie in `resources/steps`, a user's own in the folder `steps` of the app's data.
 */
import { z } from '../../../analysis/schema';

export const stages = ['train', 'evaluate', 'measure', 'serve'] as const;
export type Stage = (typeof stages)[number];

const template = z.strictObject({
  /** In the step's folder: `run.sh`, `config.yaml`, `train.py`. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  /**
   * How values are written into it by Mustache: `shell` quotes for a shell, `json` writes JSON (YAML takes it), `none`:
   * nothing is inserted.
   */
  as: z.enum(['shell', 'json', 'none']),
  /** It lies in `shared`, beside the kinds that ship, for all that name it. */
  shared: z.boolean().default(false),
});

export const stepKindSchema = z.strictObject({
  agoraStep: z.literal(1),
  /** The name of its folder. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  summary: z.string().min(1),
  stage: z.enum(stages),
  /** The tool whose files it writes and reads, and the versions that it was written for. */
  tool: z.strictObject({ name: z.string().min(1), versions: z.string().min(1), source: z.string().min(1) }),
  /** What must be there before it begins. */
  needs: z.strictObject({
    modules: z.array(z.string()).default([]),
    commands: z.array(z.string()).default([]),
    /** Names of environment variables that are secret, such as `HF_TOKEN`; a step runs without those that nobody gives. */
    secrets: z.array(z.string()).default([]),
  }),
  /**
   * What is given to it: `data` the run's instances, `model` a model (of a step before it, or by name). Further files are
   * settings with `"format": "path"`.
   */
  takes: z.array(z.enum(['data', 'model'])),
  /** Whose model a kind of the stage `measure` is given. */
  modelOf: z.enum(['base', 'student']).default('base'),
  /** What it gives to steps after it: the folder of a model, relative to `outputs`; null: nothing. */
  gives: z.strictObject({ model: z.string() }).nullable().default(null),
  /** A JSON schema of an object: the form is made from it. Properties have `title`, `description`, `default`. */
  settings: z.record(z.string(), z.unknown()),
  templates: z.array(template).min(1),
  /** A file of JSON lines that tells how far it is (`step`, `of`, `loss`, …), relative to the step's folder. */
  progress: z.string().default('progress.jsonl'),
  /**
   * What of `outputs` comes back: patterns relative to it; one that begins with `!` leaves out, and the last that fits
   * decides. What only later steps need, such as weights, stays.
   */
  pulls: z.array(z.string()).default(['**']),
  /** How much one step takes where the plan says nothing. */
  resources: z.strictObject({
    gpus: z.number().int().nonnegative().default(0),
    cpus: z.number().int().positive().default(1),
    memoryGb: z.number().positive().nullable().default(null),
    hours: z.number().positive().default(1),
  }),
  /** Hours that a step is expected to take: a base, and more for each 1,000 instances that it is given. */
  expected: z
    .strictObject({
      hours: z.number().nonnegative(),
      hoursPer1000: z.number().nonnegative().default(0),
      source: z.string(),
    })
    .nullable()
    .default(null),
});

export type StepKindFile = z.infer<typeof stepKindSchema>;

/** A kind as it was read. */
export interface StepKind extends StepKindFile {
  readonly folder: string;
  /** SHA-256 of its files but `README.md`: other templates are another kind of work. */
  readonly version: string;
  readonly isOwn: boolean;
}
