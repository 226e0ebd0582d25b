/** Anything that speaks OpenAI's chat completions: vLLM, OpenRouter, a server of one's own. */
import { AgoraError } from '../../analysis/errors';
import { chatBody } from './chat/chatBody';
import { connectChat } from './chat/chatConnection';
import type { ModelRequest, Provider } from './provider';

export const compatible: Provider = {
  id: 'compatible',
  name: 'OpenAI-compatible',
  defaultBaseUrl: null,
  variable: 'AGORA_API_KEY',
  keyOptional: true,
  hasBatches: false,
  remarks: () => [],
  bodyOf: compatibleBody,
  connect({ baseUrl, apiKey, timeoutMs }) {
    if (baseUrl === null)
      throw new AgoraError('bad-input', 'The address of the API is missing.', {
        nextStep: 'Name it, such as http://localhost:8000/v1.',
      });
    const address = { baseUrl, apiKey, timeoutMs };
    return connectChat({ address, bodyOf: compatibleBody, hasBatches: false, tellsCost: true });
  },
};

/** Few of them know OpenAI's newer name of the limit; all know the older one. */
function compatibleBody(request: ModelRequest) {
  return chatBody(request, 'max_tokens');
}
