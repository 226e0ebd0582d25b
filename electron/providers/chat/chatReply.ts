/** An answer of `/v1/chat/completions`. */
import { z } from '../../../analysis/schema';
import { refusalOf, unreadable } from '../http/refusal';
import { mostTokens, type FinishReason, type ModelReply, type Usage } from '../provider';

const count = z.int().min(0).max(mostTokens);

const completion = z.looseObject({
  id: z.string().nullish(),
  model: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.union([z.string(), z.array(z.looseObject({ text: z.string().nullish() }))]).nullish(),
          refusal: z.string().nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.looseObject({ cached_tokens: count.nullish() }).nullish().catch(null),
      cost: z.number().nonnegative().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** Gateways tell of errors with status 200 too. */
const failed = z.looseObject({
  error: z.looseObject({ code: z.union([z.string(), z.number()]).nullish(), message: z.string() }),
});

export interface ChatReply {
  /** Of the request, where the answer names no model. */
  readonly model: string;
  readonly headers: Headers | null;
  readonly secret: string | null;
}

/** Throws `ProviderFailure`: `unreadable` for what is no completion. Limits are left to the caller. */
export function chatReply(body: unknown, { model, headers, secret }: ChatReply): Omit<ModelReply, 'limits'> {
  const error = failed.safeParse(body);
  if (error.success) {
    const { code, message } = error.data.error;
    const status = Number(code);
    throw refusalOf({ status: status >= 400 ? status : 500, code: String(code), message, headers }, secret);
  }
  const read = completion.safeParse(body);
  const choice = read.data?.choices[0];
  if (!read.success || !choice) throw unreadable('The answer is no completion of a chat.', headers);
  const { id, model: answered, usage } = read.data;
  const { content, refusal } = choice.message;
  const finishedAs = choice.finish_reason ?? null;
  // Calls of tools have no content; but something must say that it is an answer.
  if (content === undefined && finishedAs === null && !refusal)
    throw unreadable('The answer is no completion of a chat.', headers);
  return {
    text: typeof content === 'string' ? content : (content?.map(({ text }) => text ?? '').join('') ?? refusal ?? ''),
    finishReason: refusal ? 'filtered' : (finishReasons[finishedAs?.toLowerCase() ?? ''] ?? 'other'),
    finishedAs: refusal ? 'refusal' : finishedAs,
    usage: usage ? usageOf(usage) : null,
    billedUsd: usage?.cost ?? null,
    model: answered ?? model,
    id: id ?? null,
  };
}

/** OpenAI's words; those of Together and TGI (`eos`, `eos_token`, `stop_sequence`), of Mistral (`model_length`). */
const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  end_turn: 'stop',
  length: 'length',
  model_length: 'length',
  max_tokens: 'length',
  content_filter: 'filtered',
};

function usageOf(usage: NonNullable<z.infer<typeof completion>['usage']>): Usage {
  return {
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
  };
}
