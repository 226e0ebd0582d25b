/** OpenAI's chat completions. */
import { chatBody } from './chat/chatBody';
import { connectChat } from './chat/chatConnection';
import type { ModelRequest, Provider } from './provider';

const baseUrl = 'https://api.openai.com/v1';

export const openai: Provider = {
  id: 'openai',
  name: 'OpenAI',
  defaultBaseUrl: baseUrl,
  variable: 'OPENAI_API_KEY',
  keyOptional: false,
  hasBatches: true,
  remarks(request) {
    const left = reasons(request.model) ? refused(request) : [];
    if (left.length === 0) return [];
    const stop = left.includes('stop') ? ' The answer goes on after a stop phrase, and costs what it is long.' : '';
    return [
      `${request.model} is a reasoning model, which does not take ${left.join(', ')}: not sent.${stop}`,
      'Its reasoning counts as output and towards the most tokens of an answer.',
    ];
  },
  bodyOf: openAiBody,
  connect: ({ baseUrl: other, apiKey, timeoutMs }) =>
    connectChat({
      address: { baseUrl: other ?? baseUrl, apiKey, timeoutMs },
      bodyOf: openAiBody,
      hasBatches: true,
      tellsCost: false,
    }),
};

/** `max_tokens` is deprecated there, and refused by reasoning models. */
function openAiBody(request: ModelRequest) {
  const taken = reasons(request.model) ? { ...request, temperature: null, topP: null, stop: [] } : request;
  return chatBody(taken, 'max_completion_tokens');
}

/** The o series and what came after GPT-4; not the chat variants, which do not reason. */
const reasons = (model: string) => /^(?:o\d|gpt-(?:[5-9]|\d\d))/.test(model) && !/-chat(?:-|$)/.test(model);

/** What of the request reasoning models refuse. */
function refused({ temperature, topP, stop }: ModelRequest): string[] {
  return [
    ...(temperature === null ? [] : ['temperature']),
    ...(topP === null ? [] : ['top_p']),
    ...(stop.length === 0 ? [] : ['stop']),
  ];
}
