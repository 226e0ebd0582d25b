/** A plan's provider, connected. */
import { AgoraError } from '../../analysis/errors';
import { providerOf } from '../providers/providers';
import type { Connection } from '../providers/provider';
import type { Plan } from './plan';

const defaultTimeoutMs = 30_000;

/**
 * Opens no connection yet. Throws `AgoraError`: `bad-input` where the provider needs an address and none is named,
 * `not-permitted` where it needs a key.
 */
export function connectTo(
  { provider: { id, baseUrl }, running }: Pick<Plan, 'provider'> & Partial<Pick<Plan, 'running'>>,
  apiKey: string | null,
): Connection {
  const provider = providerOf(id);
  if (baseUrl === null && provider.defaultBaseUrl === null)
    throw new AgoraError('bad-input', `${provider.name}: the address is missing.`, {
      nextStep: 'Name it, such as http://localhost:8000/v1.',
    });
  const trimmed = apiKey?.trim() ?? '';
  const key = trimmed === '' ? null : trimmed;
  const nextStep = `Set it in the window, or in the environment as ${provider.variable}.`;
  if (key === null && !provider.keyOptional)
    throw new AgoraError('not-permitted', `${provider.name} needs a key.`, { nextStep });
  // What cannot stand in a header would be refused with the key in the message.
  if (key !== null && !/^[\x21-\x7e]+$/.test(key))
    throw new AgoraError('not-permitted', `The key of ${provider.name} holds a character that no key has.`, {
      nextStep,
    });
  return provider.connect({ baseUrl, apiKey: key, timeoutMs: running?.timeoutMs ?? defaultTimeoutMs });
}
