/** The key of a model that is served and answers at an address; undefined: none of these does. */
export type KeyAt = (baseUrl: string) => string | null | undefined;

/** A model that is served has a key of its own, and the provider's is not told to it. */
export function keyFor(baseUrl: string | null, apiKey: string | null, keyAt: KeyAt): string | null {
  const own = baseUrl === null ? undefined : keyAt(baseUrl);
  return own === undefined ? apiKey : own;
}
