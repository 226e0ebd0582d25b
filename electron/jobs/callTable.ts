/** Every answer of a job, accepted or not, in `calls.parquet`. */
import { throwIfCancelled } from '../../analysis/task';
import type { KeptCall } from './jobKind';
import { createParquetTable, type Cell } from './parquetTable';

const columns = {
  item: 'INT32',
  attempt: 'INT32',
  sending: 'INT32',
  at: 'TIMESTAMP',
  accepted: 'BOOLEAN',
  /** Codes, parted by spaces; null where it was accepted. */
  reasons: 'STRING',
  /** Sentences, one a line. */
  reason_texts: 'STRING',
  answer: 'STRING',
  finish_reason: 'STRING',
  model: 'STRING',
  request_id: 'STRING',
  input_tokens: 'INT32',
  output_tokens: 'INT32',
  cached_input_tokens: 'INT32',
  cost_usd: 'DOUBLE',
  latency_ms: 'DOUBLE',
  system: 'STRING',
  prompt: 'STRING',
  /** JSON: sampling, seed and schema of the request. */
  parameters: 'STRING',
  /** JSON: seed, theme, demonstrations and version of the prompt. */
  origin: 'STRING',
} as const;

/** Writes the file at `path` anew; at most a group of rows is held. */
export async function writeCalls(path: string, answers: AsyncIterable<KeptCall>, signal: AbortSignal): Promise<void> {
  const table = createParquetTable(path, columns);
  try {
    for await (const call of answers) {
      throwIfCancelled(signal);
      table.add(rowOf(call));
    }
  } finally {
    table.close();
  }
}

function rowOf({ intent: { prepared }, answer }: KeptCall): Record<keyof typeof columns, Cell> {
  const { reply, verdict } = answer;
  const { system, prompt, ...parameters } = prepared.request;
  const reasons = verdict.accepted ? null : verdict.reasons;
  return {
    item: answer.item,
    attempt: answer.attempt,
    sending: answer.sending,
    at: new Date(answer.atMs),
    accepted: verdict.accepted,
    reasons: reasons?.map(({ code }) => code).join(' ') ?? null,
    reason_texts: reasons?.map(({ message }) => message).join('\n') ?? null,
    answer: reply.text,
    finish_reason: reply.finishedAs ?? reply.finishReason,
    model: reply.model,
    request_id: reply.id,
    input_tokens: reply.usage?.inputTokens ?? null,
    output_tokens: reply.usage?.outputTokens ?? null,
    cached_input_tokens: reply.usage?.cachedInputTokens ?? null,
    cost_usd: answer.costUsd,
    latency_ms: answer.latencyMs,
    system,
    prompt,
    parameters: JSON.stringify(parameters),
    origin: JSON.stringify(prepared.origin),
  };
}
