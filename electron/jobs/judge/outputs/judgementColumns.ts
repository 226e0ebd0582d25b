/** A grade as the outputs keep it, with everything about how it came to be. */
import { createHash } from 'node:crypto';
import type { KeptCall } from '../../jobKind';
import type { Cell, Columns } from '../../parquetTable';
import type { JudgePlan } from '../../plan';
import type { JudgedItem } from '../items/items';
import type { UsedRubrics } from '../rubrics/rubric';
import type { Grade } from './judgements';

const columns = {
  run: 'STRING',
  path: 'STRING',
  /** Of the file's content, and of the two texts (SHA-256, parted by a zero byte). */
  file_hash: 'STRING',
  text_hash: 'STRING',
  /** Place in the file, from 0. */
  ordinal: 'INT32',
  grade: 'INT32',
  feedback: 'STRING',
  aspect: 'STRING',
  /** True: the scores were listed from 5 to 1. */
  reversed: 'BOOLEAN',
  judge: 'STRING',
  /** As the provider names the one that answered. */
  answered_by: 'STRING',
  /** `name@version` */
  rubrics: 'STRING',
  /** True: the same text stood in another instance, and the judge was asked once; the first row has tokens and cost. */
  shared: 'BOOLEAN',
  item_id: 'INT32',
  tries: 'INT32',
  input_tokens: 'INT32',
  output_tokens: 'INT32',
  cached_input_tokens: 'INT32',
  /** Dollars for the answer that was accepted; those for rejected ones stand in `calls.parquet`. */
  cost_usd: 'DOUBLE',
  latency_ms: 'DOUBLE',
} as const;

export const judgementColumns: Columns<keyof typeof columns> = columns;

export function judgementRow(
  { run, path, hash, ordinal, instruction, response }: JudgedItem,
  { value, feedback }: Grade,
  { intent, answer, tries }: KeptCall,
  plan: JudgePlan,
  { set, version }: UsedRubrics,
  shared: boolean,
): Record<keyof typeof columns, Cell> {
  const { reply } = answer;
  const usage = shared ? null : reply.usage;
  return {
    run,
    path,
    file_hash: hash,
    text_hash: createHash('sha256').update(`${instruction}\0${response}`).digest('hex'),
    ordinal,
    grade: value,
    feedback,
    aspect: plan.aspect,
    reversed: intent.prepared.origin['reversed'] === true,
    judge: plan.model,
    answered_by: reply.model,
    rubrics: `${set}@${version}`,
    shared,
    item_id: answer.item,
    tries,
    input_tokens: usage?.inputTokens ?? null,
    output_tokens: usage?.outputTokens ?? null,
    cached_input_tokens: usage?.cachedInputTokens ?? null,
    cost_usd: shared ? null : answer.costUsd,
    latency_ms: answer.latencyMs,
  };
}
