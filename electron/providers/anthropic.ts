/** Anthropic's messages. */
import { connectMessages } from './messages/messageConnection';
import { samplingOf } from './messages/claudeModels';
import { messageBody, takenSampling } from './messages/messageBody';
import type { ModelRequest, Provider } from './provider';

const baseUrl = 'https://api.anthropic.com';

export const anthropic: Provider = {
  id: 'anthropic',
  name: 'Anthropic',
  defaultBaseUrl: baseUrl,
  variable: 'ANTHROPIC_API_KEY',
  keyOptional: false,
  hasBatches: true,
  remarks,
  bodyOf: (request) => ({ ...messageBody(request) }),
  connect: ({ baseUrl: other, apiKey, timeoutMs }) =>
    connectMessages({ baseUrl: (other ?? baseUrl).replace(/\/+(?:v1\/*)?$/, ''), apiKey, timeoutMs }),
};

function remarks(request: ModelRequest): readonly string[] {
  const { model, temperature, topP, seed } = request;
  const taken = takenSampling(request);
  const left = [
    ...(temperature !== null && taken.temperature === null ? ['temperature'] : []),
    ...(topP !== null && taken.topP === null ? ['top_p'] : []),
  ];
  const sampling = samplingOf(model);
  const why = sampling === 'one' ? 'takes only one of temperature and top_p' : 'takes neither temperature nor top_p';
  return [
    ...(left.length > 0 ? [`${model} ${why}: ${left.join(' and ')} is not sent.`] : []),
    ...(taken.temperature !== null && taken.temperature > 1
      ? ['Anthropic takes temperatures from 0 to 1 and refuses a higher one.']
      : []),
    ...(seed === null ? [] : ['Anthropic takes no seed: the same call may be answered otherwise each time.']),
  ];
}
