/** How an API says the same things: one file each. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Bucket } from './limits';
import type { ModelAnswer, ModelCall } from './options';

export type Body = Readonly<Record<string, unknown>>;

export interface Dialect {
  /** Where the model is called. */
  readonly path: string;
  /** The status of an API that is overloaded. */
  readonly overloaded: number;
  /** Why a body is no request of this API; null: it is one. */
  complaint(body: Body, headers: IncomingHttpHeaders): string | null;
  completion(call: ModelCall, answer: ModelAnswer): Body;
  error(status: number, error: { readonly type?: string; readonly code?: string; readonly message?: string }): Body;
  limitHeaders(requests: Bucket, tokens: Bucket): Readonly<Record<string, string>>;
  models(ids: readonly string[]): Body;
}

/** A token for four characters, as a rule of thumb. */
export const tokensOf = (text: string) => Math.ceil(text.length / 4);

export function usageOf(call: ModelCall, { text, usage }: ModelAnswer) {
  if (usage === null) return null;
  const told = usage ?? { inputTokens: tokensOf(JSON.stringify(call.body['messages'])), outputTokens: tokensOf(text) };
  return { cachedInputTokens: 0, ...told };
}

/** The text until the first stop phrase, and which one that was. */
export function stopped(text: string, phrases: unknown): { readonly text: string; readonly at: string | null } {
  const all = (Array.isArray(phrases) ? phrases : [phrases]).filter((phrase) => typeof phrase === 'string');
  const found = all
    .map((phrase) => ({ phrase, at: text.indexOf(phrase) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return found ? { text: text.slice(0, found.at), at: found.phrase } : { text, at: null };
}
