/** A target as the user describes it, one entry of `targets.json`. Unknown keys are refused by name. */
import { z } from '../../../analysis/schema';

const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,40}$/i, 'a name of letters, digits, ".", "_" and "-"');
const folder = z.string().min(1).nullable().default(null);

const common = {
  name,
  /** Where work is done there: absolute, or relative to the home folder. Null: `.agora`; here: in the app's data folder. */
  folder,
  /** The Python that steps run with. */
  python: z.string().min(1).default('python3'),
  /** Lines of shell before each step, such as `module load cuda` or `. venv/bin/activate`. */
  setup: z.array(z.string()).default([]),
  /** Environment of each step. Values are written to files there: nothing secret. */
  environment: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string()).default({}),
};

/** A host as `ssh` takes it: an alias of the user's configuration, or USER@HOST. Never an option. */
const host = z.string().regex(/^(?!.*@-)[^\s\p{Cc}-][^\s\p{Cc}]*$/u, 'a host as ssh takes it');

/** A word of an option: one line in a file there. */
const word = z.string().regex(/^[^\p{Cc}]+$/u, 'one line');

const slurm = {
  partition: word.nullable().default(null),
  account: word.nullable().default(null),
  qos: word.nullable().default(null),
  constraint: word.nullable().default(null),
  /** How GPUs are asked for: `--gpus-per-node=4` or `--gres=gpu:4`; with a type: `gpu:h100:4`. */
  gpuOption: z.enum(['gpus', 'gres']).default('gres'),
  gpuType: word.nullable().default(null),
  /** Elements of an array at once; null: as many as Slurm lets. */
  atOnce: z.number().int().min(1).nullable().default(null),
  /** Further options of `sbatch`, each a word such as `--exclude=node7`. */
  options: z.array(z.string().regex(/^--[a-z][^\p{Cc}]*$/u, 'one line that begins with "--"')).default([]),
};

export const targetSettingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('local'), ...common }),
  z.strictObject({ kind: z.literal('ssh'), ...common, host }),
  /** `host` null: this machine is a login node. */
  z.strictObject({ kind: z.literal('slurm'), ...common, host: host.nullable().default(null), ...slurm }),
]);

export type TargetSettings = z.infer<typeof targetSettingsSchema>;
export type TargetDraft = z.input<typeof targetSettingsSchema>;
