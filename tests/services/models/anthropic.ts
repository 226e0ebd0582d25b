/** Anthropic's `/v1/messages`. */
import { stopped, usageOf, type Dialect } from './dialect';
import { idOf } from './openAi';

const stopReasons = { stop: 'end_turn', length: 'max_tokens', filtered: 'refusal', other: 'pause_turn' };
const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

export const anthropic: Dialect = {
  path: '/v1/messages',
  overloaded: 529,
  complaint({ model, messages, max_tokens: most, stream }, headers) {
    if (headers['anthropic-version'] === undefined) return 'anthropic-version: header is required';
    if (typeof model !== 'string') return 'model: Field required';
    if (typeof most !== 'number') return 'max_tokens: Field required';
    if (!Array.isArray(messages) || messages.length === 0) return 'messages: at least one message is required';
    return stream === true ? 'This server does not stream.' : null;
  },
  completion(call, answer) {
    const { text, at } = stopped(answer.text, call.body['stop_sequences']);
    const usage = usageOf(call, answer);
    return {
      id: `msg_${idOf(call.key)}`,
      type: 'message',
      role: 'assistant',
      model: call.body['model'],
      content: text === '' ? [] : [{ type: 'text', text }],
      stop_reason: at === null ? stopReasons[answer.finishReason ?? 'stop'] : 'stop_sequence',
      stop_sequence: at,
      ...(usage
        ? {
            usage: {
              input_tokens: usage.inputTokens - usage.cachedInputTokens,
              cache_creation_input_tokens: 0,
              cache_read_input_tokens: usage.cachedInputTokens,
              output_tokens: usage.outputTokens,
              service_tier: 'standard',
            },
          }
        : {}),
    };
  },
  error: (status, { type = types[status] ?? 'api_error', message = `Status ${status}.` }) => ({
    type: 'error',
    error: { type, message },
    request_id: 'req_of_this_server',
  }),
  limitHeaders: (requests, tokens) => ({
    'anthropic-ratelimit-requests-limit': String(requests.limit),
    'anthropic-ratelimit-requests-remaining': String(requests.remaining),
    'anthropic-ratelimit-requests-reset': instant(requests.resetMs),
    'anthropic-ratelimit-tokens-limit': String(tokens.limit),
    'anthropic-ratelimit-tokens-remaining': String(tokens.remaining),
    'anthropic-ratelimit-tokens-reset': instant(tokens.resetMs),
  }),
  models: (ids) => ({
    data: ids.map((id) => ({ id, type: 'model', display_name: id, created_at: '2024-01-01T00:00:00Z' })),
    has_more: false,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
  }),
};

const instant = (ms: number) => new Date(Date.now() + ms).toISOString();
