/** An answer of `/v1/messages`. */
import { z } from '../../../analysis/schema';
import { unreadable } from '../http/refusal';
import { mostTokens, type FinishReason, type ModelReply } from '../provider';

const count = z.int().min(0).max(mostTokens);

const message = z.looseObject({
  type: z.literal('message'),
  id: z.string(),
  model: z.string(),
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullish(),
  usage: z
    .looseObject({
      input_tokens: count,
      output_tokens: count,
      cache_creation_input_tokens: count.nullish(),
      cache_read_input_tokens: count.nullish(),
    })
    .nullish()
    .catch(null),
});

const finishReasons: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'filtered',
};

/** Throws `ProviderFailure('unreadable')` for what is no message. Thoughts are left out. Limits are left to the caller. */
export function messageReply(body: unknown, headers: Headers | null): Omit<ModelReply, 'limits'> {
  const read = message.safeParse(body);
  if (!read.success) throw unreadable('The answer is no message.', headers);
  const { id, model, content, stop_reason: reason, usage } = read.data;
  const cached = usage?.cache_read_input_tokens ?? 0;
  return {
    text: content.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join(''),
    finishReason: finishReasons[reason ?? ''] ?? 'other',
    finishedAs: reason ?? null,
    // What is written into the cache and what is read from it is counted beside the input.
    usage: usage
      ? {
          inputTokens: usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + cached,
          outputTokens: usage.output_tokens,
          cachedInputTokens: cached,
        }
      : null,
    billedUsd: null,
    model,
    id,
  };
}
