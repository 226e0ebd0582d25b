import { webAddress } from '../../analysis/webAddress';
import type { ProviderId } from './provider';
import { providerOf } from './providers';

/** The host that a provider is reached at, with its port where one is named; empty where the address is none. */
export function hostOf({ id, baseUrl }: { readonly id: ProviderId; readonly baseUrl: string | null }): string {
  return webAddress(baseUrl ?? providerOf(id).defaultBaseUrl ?? '')?.host ?? '';
}
