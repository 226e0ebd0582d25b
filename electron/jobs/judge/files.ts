/** What a job of judging keeps in its `inputs`. */
import { join } from 'node:path';
import type { JobFolder } from '../jobKind';

export function judgeFiles({ inputs }: Pick<JobFolder, 'inputs'>) {
  return {
    rubrics: join(inputs, 'rubrics.json'),
    runs: join(inputs, 'runs.json'),
    items: join(inputs, 'items.jsonl'),
    labels: join(inputs, 'labels.json'),
  };
}
