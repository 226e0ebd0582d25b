/** Every provider. */
import { AgoraError } from '../../analysis/errors';
import type { Provider, ProviderId } from './provider';

export const providers: readonly Provider[] = [];

/** Throws `AgoraError('bad-input')` for one that there is not. */
export function providerOf(id: ProviderId): Provider {
  const found = providers.find((provider) => provider.id === id);
  if (!found) throw new AgoraError('bad-input', `There is no provider "${id}".`);
  return found;
}
