/** The form of a new job as it is typed, before anything of it is known to be right. */
import type { ChosenInput, ProviderInfo } from '../../../electron/contract';

export const methods = ['instance_generation', 'response_generation', 'quality_enhancement'] as const;
export const domains = ['math', 'code', 'instruction_following'] as const;

export type JobKindName = 'generate' | 'judge';

/** Numbers as typed; inputs as chosen, null where what ships is meant or nothing is chosen yet. */
export interface JobForm {
  readonly kind: JobKindName;
  readonly name: string;
  readonly provider: ProviderInfo['id'];
  /** Empty: the provider's own. */
  readonly address: string;
  readonly model: string;
  readonly seed: string;
  readonly temperature: string;
  readonly topP: string;
  readonly maxTokens: string;
  /** One a line. */
  readonly stop: string;
  readonly sendSeed: boolean;
  readonly tries: string;
  readonly concurrency: string;
  readonly requestsPerMinute: string;
  readonly tokensPerMinute: string;
  readonly timeoutSeconds: string;
  readonly sendings: string;
  readonly budgetUsd: string;
  readonly batch: boolean;
  readonly ownPrice: boolean;
  readonly usdPer1MInput: string;
  readonly usdPer1MOutput: string;
  readonly usdPer1MCachedInput: string;
  readonly batchShare: string;
  // Generation.
  readonly method: string;
  readonly domain: string;
  readonly seeds: ChosenInput | null;
  readonly prompts: ChosenInput | null;
  readonly tokenizer: ChosenInput | null;
  readonly answer: 'text' | 'json';
  readonly count: string;
  readonly seedDemonstrations: string;
  readonly generatedDemonstrations: string;
  readonly lag: string;
  readonly generator: string;
  // Judging.
  /** The id of an open archive. */
  readonly archive: string | null;
  /** Ids of runs; null: all. */
  readonly runs: readonly string[] | null;
  readonly aspect: 'quality' | 'difficulty';
  readonly rubrics: ChosenInput | null;
  readonly labels: ChosenInput | null;
  readonly swap: boolean;
  /** Empty: all. */
  readonly sample: string;
}

type Sampling = Pick<JobForm, 'temperature' | 'topP' | 'maxTokens' | 'stop' | 'tries'>;

/** What each kind of job begins with, as its plans do. */
const samplings: Readonly<Record<JobKindName, Sampling>> = {
  generate: { temperature: '1', topP: '0.9', maxTokens: '4096', stop: '[END]', tries: '10' },
  judge: { temperature: '0', topP: '', maxTokens: '1024', stop: '', tries: '3' },
};

export const firstForm: JobForm = {
  kind: 'generate',
  name: '',
  provider: 'openai',
  address: '',
  model: '',
  seed: '42',
  ...samplings.generate,
  sendSeed: true,
  concurrency: '16',
  requestsPerMinute: '',
  tokensPerMinute: '',
  timeoutSeconds: '120',
  sendings: '10',
  budgetUsd: '',
  batch: false,
  ownPrice: false,
  usdPer1MInput: '',
  usdPer1MOutput: '',
  usdPer1MCachedInput: '',
  batchShare: '0.5',
  method: 'instance_generation',
  domain: 'math',
  seeds: null,
  prompts: null,
  tokenizer: null,
  answer: 'text',
  count: '10000',
  seedDemonstrations: '2',
  generatedDemonstrations: '1',
  lag: '64',
  generator: '',
  archive: null,
  runs: null,
  aspect: 'quality',
  rubrics: null,
  labels: null,
  swap: false,
  sample: '500',
};

/** The form for another kind, with that kind's sampling. */
export function ofKind(form: JobForm, kind: JobKindName): JobForm {
  return form.kind === kind ? form : { ...form, ...samplings[kind], kind };
}

/** The form for another provider: an address and a model are of one provider. */
export function withProvider(form: JobForm, provider: ProviderInfo['id']): JobForm {
  return form.provider === provider ? form : { ...form, provider, address: '', model: '', batch: false };
}
