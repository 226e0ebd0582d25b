/** What is asked of a job: the plan file that users write, and `job.json` keeps. Unknown keys are refused by name. */
import { z } from '../../analysis/schema';
import { webAddress } from '../../analysis/webAddress';

const id = z.string().min(1);
const positive = z.number().positive();
const whole = z.number().int();

/** Plans are kept in files, where no password belongs. */
const address = z
  .string()
  .refine((text) => webAddress(text) !== null, 'expected an address of http:// or https://')
  .refine((text) => {
    const url = webAddress(text);
    return url === null || (url.username === '' && url.password === '');
  }, 'an address with a name or password in it would be kept in files; a key comes from the environment or the window');

const provider = z.strictObject({
  id: z.enum(['openai', 'anthropic', 'compatible']),
  /** Null: the provider's own address. */
  baseUrl: address.nullable().default(null),
});

/** Dollars for a million tokens. */
const price = z.strictObject({
  usdPer1MInput: z.number().nonnegative(),
  usdPer1MOutput: z.number().nonnegative(),
  usdPer1MCachedInput: z.number().nonnegative().nullable().default(null),
  /** What a call in a batch costs of one outside. */
  batchShare: z.number().min(0).max(1).default(0.5),
});

interface Sampling {
  readonly temperature: number | null;
  readonly topP: number | null;
  readonly maxTokens: number;
  readonly stop: string[];
}

/** What a plan leaves out is taken from `otherwise`, each by itself. */
function sampling(otherwise: Sampling) {
  return z
    .strictObject({
      temperature: z.number().min(0).max(2).nullable().default(otherwise.temperature),
      topP: z.number().gt(0).max(1).nullable().default(otherwise.topP),
      maxTokens: whole.min(1).default(otherwise.maxTokens),
      stop: z.array(z.string().min(1)).max(4).default(otherwise.stop),
      /** Sends a seed that is made of the plan's, the item and the try. */
      sendSeed: z.boolean().default(true),
    })
    .prefault({});
}

/** How the calls are made, and how many. Nothing here changes what an undisturbed run gives but `lag`. */
const running = z.strictObject({
  /** Calls at once. */
  concurrency: whole.min(1).max(1024).default(16),
  requestsPerMinute: positive.nullable().default(null),
  tokensPerMinute: positive.nullable().default(null),
  timeoutMs: whole.min(1000).max(86_400_000).default(120_000),
  /** Sendings of one try before its item is dropped as unanswered. */
  sendings: whole.min(1).default(10),
  /** Dollars that the whole job may cost. */
  budgetUsd: positive.nullable().default(null),
  /** Through the provider's batch API. */
  batch: z.boolean().default(false),
});

const common = {
  agoraJob: z.literal(1).default(1),
  name: z.string().min(1).optional(),
  provider,
  model: id,
  /** Null: looked up in the price list. */
  price: price.nullable().default(null),
  running: running.prefault({}),
  seed: whole.default(42),
};

export const generationPlanSchema = z.strictObject({
  ...common,
  kind: z.literal('generate'),
  method: id,
  domain: id,
  /** Instances wanted. */
  count: whole.min(1),
  /** A file of seeds, in any form that an archive may have. */
  seeds: z.string().min(1),
  /** `agora`, the set that ships; else a folder with a prompt set. */
  prompts: z.string().min(1).default('agora'),
  answer: z.enum(['text', 'json']).default('text'),
  /** A model's `tokenizer.json`, by which seeds and instances are measured; null: by o200k, which stands in for Llama 3's. */
  tokenizer: z.string().min(1).nullable().default(null),
  sampling: sampling({ temperature: 1, topP: 0.9, maxTokens: 4096, stop: ['[END]'] }),
  /** Demonstrations a call, from the seeds and from what was generated; instance generation alone has them. */
  demonstrations: z
    .strictObject({ seeds: whole.min(0).max(20).default(2), generated: whole.min(0).max(20).default(1) })
    .prefault({}),
  tries: whole.min(1).max(100).default(10),
  /** Item i draws from what was accepted before item i − lag. */
  lag: whole.min(1).default(64),
  /** The generator's id in the study; the model's name where absent. */
  generator: id.optional(),
});

export const judgePlanSchema = z.strictObject({
  ...common,
  kind: z.literal('judge'),
  /** The archive whose instances are judged. */
  archive: z.string().min(1),
  /** Ids of runs; null: all. */
  runs: z.array(id).nullable().default(null),
  /** What is judged. */
  aspect: z.enum(['quality', 'difficulty']),
  /** `agora`, the set that ships; else a file or folder of rubrics. */
  rubrics: z.string().min(1).default('agora'),
  /** Instances a run, drawn by the plan's seed; null: all. */
  sample: whole.min(1).nullable().default(500),
  /** Each instance is judged a second time with the grades listed from 5 to 1, which shows whether their order matters. */
  swap: z.boolean().default(false),
  /** Human labels to compare with: a file of measures. */
  labels: z.string().min(1).nullable().default(null),
  sampling: sampling({ temperature: 0, topP: null, maxTokens: 1024, stop: [] }),
  tries: whole.min(1).max(100).default(3),
});

export const planSchema = z.discriminatedUnion('kind', [generationPlanSchema, judgePlanSchema]);

export type Plan = z.infer<typeof planSchema>;
export type GenerationPlan = z.infer<typeof generationPlanSchema>;
export type JudgePlan = z.infer<typeof judgePlanSchema>;
export type Price = z.infer<typeof price>;
export type Running = z.infer<typeof running>;

/** As it is written, before defaults. */
export type PlanDraft = z.input<typeof planSchema>;
