import { AgoraError } from '../../../analysis/errors';

/**
 * Of a model that is served and has answered at an address, its key (null: it asks for none); `unreached`: one is reached there
 * while it is followed, and has not answered since; null: none is.
 */
export type KeyAt = (baseUrl: string) => Promise<{ readonly key: string | null } | 'unreached' | null>;

/**
 * A model that is served has a key of its own, and the provider's is told neither to it nor to whoever listens in its place.
 * Throws `AgoraError('not-permitted')` where it does not answer.
 */
export async function keyFor(baseUrl: string | null, apiKey: string | null, keyAt: KeyAt): Promise<string | null> {
  const own = baseUrl === null ? null : await keyAt(baseUrl);
  if (own === null) return apiKey;
  if (own !== 'unreached') return own.key;
  throw new AgoraError('not-permitted', `The model that is served at ${String(baseUrl)} does not answer now.`, {
    nextStep: 'Follow its launch under "Study work" until it answers, then start the job again.',
  });
}
