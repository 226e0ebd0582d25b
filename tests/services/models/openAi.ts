/** OpenAI's `/v1/chat/completions`, and what is compatible with it. */
import { createHash } from 'node:crypto';
import { stopped, usageOf, type Dialect } from './dialect';

const finishReasons = { stop: 'stop', length: 'length', filtered: 'content_filter', other: 'tool_calls' };
const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'invalid_request_error',
  404: 'invalid_request_error',
  429: 'requests',
};

export const openAi: Dialect = {
  path: '/v1/chat/completions',
  overloaded: 503,
  complaint({ model, messages, stream }) {
    if (typeof model !== 'string') return 'you must provide a model parameter';
    if (!Array.isArray(messages) || messages.length === 0) return "Missing required parameter: 'messages'.";
    return stream === true ? 'This server does not stream.' : null;
  },
  completion(call, answer) {
    const { text } = stopped(answer.text, call.body['stop']);
    const usage = usageOf(call, answer);
    const told = usage && {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
      prompt_tokens_details: { cached_tokens: usage.cachedInputTokens, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
      ...(answer.costUsd === undefined ? {} : { cost: answer.costUsd }),
    };
    return {
      id: `chatcmpl-${idOf(call.key)}`,
      object: 'chat.completion',
      created: 1_700_000_000,
      model: call.body['model'],
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: text, refusal: null, annotations: [] },
          logprobs: null,
          finish_reason: finishReasons[answer.finishReason ?? 'stop'],
        },
      ],
      ...(told ? { usage: told } : {}),
      service_tier: 'default',
      system_fingerprint: 'fp_of_this_server',
    };
  },
  error: (status, { type = types[status] ?? 'server_error', code = null, message = `Status ${status}.` }) => ({
    error: { message, type, param: null, code },
  }),
  limitHeaders: (requests, tokens) => ({
    'x-ratelimit-limit-requests': String(requests.limit),
    'x-ratelimit-remaining-requests': String(requests.remaining),
    'x-ratelimit-reset-requests': duration(requests.resetMs),
    'x-ratelimit-limit-tokens': String(tokens.limit),
    'x-ratelimit-remaining-tokens': String(tokens.remaining),
    'x-ratelimit-reset-tokens': duration(tokens.resetMs),
  }),
  models: (ids) => ({
    object: 'list',
    data: ids.map((id) => ({ id, object: 'model', created: 1_700_000_000, owned_by: 'this-server' })),
  }),
};

export const idOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** As the API writes them: `12ms`, `1.5s`, `6m0s`. */
function duration(ms: number): string {
  const whole = Math.round(ms);
  if (whole < 1000) return `${whole}ms`;
  if (whole < 60_000) return `${whole / 1000}s`;
  return `${Math.floor(whole / 60_000)}m${(whole % 60_000) / 1000}s`;
}
