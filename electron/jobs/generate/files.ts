/** What a job of generation keeps in its `inputs`. */
import { join } from 'node:path';
import type { JobFolder } from '../jobKind';

export function inputFiles({ inputs }: Pick<JobFolder, 'inputs'>) {
  return {
    prompt: join(inputs, 'prompt.json'),
    seeds: join(inputs, 'seeds.jsonl'),
    /** Where the plan names one. */
    tokenizer: join(inputs, 'tokenizer.json'),
  };
}
