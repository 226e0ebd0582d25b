/** An instance as the outputs keep it, with everything about how it came to be. */
import type { KeptCall } from '../../jobKind';
import type { Cell, Columns } from '../../parquetTable';
import type { Json, JsonFields } from '../../workload';

const columns = {
  instruction: 'STRING',
  response: 'STRING',
  /** The generator, as in data-agora. */
  config: 'STRING',
  method: 'STRING',
  domain: 'STRING',
  theme: 'STRING',
  first_word: 'STRING',
  /** JSON list: from where, and which. */
  demonstrations: 'STRING',
  prompt_set: 'STRING',
  prompt_version: 'STRING',
  /** Row of `inputs/seeds.jsonl`, from 0, that was worked on. */
  seed: 'INT32',
  seed_config: 'STRING',
  seed_idx: 'STRING',
  /** Of the job; those that were dropped are missing. */
  item_id: 'INT32',
  tries: 'INT32',
  finish_reason: 'STRING',
  /** As the provider names the one that answered. */
  model: 'STRING',
  input_tokens: 'INT32',
  output_tokens: 'INT32',
  cached_input_tokens: 'INT32',
  /** Dollars for the answer that was accepted; those for rejected ones stand in `calls.parquet`. */
  cost_usd: 'DOUBLE',
  latency_ms: 'DOUBLE',
  request_id: 'STRING',
} as const;

export const instanceColumns: Columns<keyof typeof columns> = columns;

/** What the plan says of all instances. */
export interface Labels {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
}

export interface Instance {
  readonly instruction: string;
  readonly response: string;
}

/** Of a call whose answer was accepted; null for another. */
export function instanceOf({ answer: { verdict } }: KeptCall): Instance | null {
  if (!verdict.accepted) return null;
  const { instruction, response } = verdict.result;
  return typeof instruction === 'string' && typeof response === 'string' ? { instruction, response } : null;
}

export function instanceRow(
  { instruction, response }: Instance,
  { intent, answer, tries }: KeptCall,
  labels: Labels,
): Record<keyof typeof columns, Cell> {
  const { origin } = intent.prepared;
  const { reply } = answer;
  return {
    instruction,
    response,
    config: labels.generator,
    method: labels.method,
    domain: labels.domain,
    theme: textIn(origin, 'theme'),
    first_word: textIn(origin, 'firstWord'),
    demonstrations: origin['demonstrations'] === undefined ? null : JSON.stringify(origin['demonstrations']),
    prompt_set: textIn(origin, 'promptSet'),
    prompt_version: textIn(origin, 'promptVersion'),
    seed: numberOf(origin['seed']),
    seed_config: textIn(origin, 'seedConfig'),
    seed_idx: textIn(origin, 'seedIdx'),
    item_id: answer.item,
    tries,
    finish_reason: reply.finishedAs ?? reply.finishReason,
    model: reply.model,
    input_tokens: reply.usage?.inputTokens ?? null,
    output_tokens: reply.usage?.outputTokens ?? null,
    cached_input_tokens: reply.usage?.cachedInputTokens ?? null,
    cost_usd: answer.costUsd,
    latency_ms: answer.latencyMs,
    request_id: reply.id,
  };
}

function textIn(origin: JsonFields, field: string): string | null {
  const value = origin[field];
  return typeof value === 'string' ? value : null;
}

function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
