/** Every provider. */
import { AgoraError } from '../../analysis/errors';
import { anthropic } from './anthropic';
import { compatible } from './compatible';
import { openai } from './openai';
import type { Provider, ProviderId } from './provider';

export const providers: readonly Provider[] = [openai, anthropic, compatible];

/** Throws `AgoraError('bad-input')` for one that there is not. */
export function providerOf(id: ProviderId): Provider {
  const found = providers.find((provider) => provider.id === id);
  if (!found) throw new AgoraError('bad-input', `There is no provider "${id}".`);
  return found;
}
