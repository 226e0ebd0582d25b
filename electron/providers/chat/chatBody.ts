/** A request as the body of `/v1/chat/completions`. */
import type { ModelRequest } from '../provider';

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[];
  readonly temperature?: number;
  readonly top_p?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  readonly response_format?: unknown;
  readonly [key: string]: unknown;
}

/** `limitAs`: what the API calls the most tokens of an answer. */
export function chatBody(request: ModelRequest, limitAs: 'max_tokens' | 'max_completion_tokens'): ChatBody {
  const { model, system, prompt, temperature, topP, maxTokens, stop, seed, schema } = request;
  return {
    model,
    messages: [
      ...(system === null ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user', content: prompt },
    ],
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    [limitAs]: maxTokens,
    ...(stop.length === 0 ? {} : { stop }),
    ...(seed === null ? {} : { seed }),
    ...(schema === null ? {} : { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } }),
  };
}
