/** OpenAI's own library, made to do what it is told and nothing else. */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { refusalOf } from '../http/refusal';
import { withOwnSignal } from '../http/ownSignal';
import type { Transport } from '../http/transport';
import { disconnected, misread, timedOut } from '../http/unanswered';

export interface ChatAddress {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly timeoutMs: number;
}

/** Nothing is taken from the environment; a call is made once. */
export function chatClient({ baseUrl, apiKey, timeoutMs }: ChatAddress, fetch: Transport['fetch']): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // The library insists on one; without a key the header is taken away again.
    apiKey: apiKey ?? 'none',
    ...(apiKey === null ? { defaultHeaders: { authorization: null } } : {}),
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetch,
  });
}

/** Does it with a signal of its own; throws `ProviderFailure`, or the signal's reason where that was aborted. */
export async function chatCall<T>(
  { apiKey, timeoutMs }: ChatAddress,
  signal: AbortSignal,
  call: (own: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withOwnSignal(signal, call);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof APIConnectionTimeoutError) throw timedOut(timeoutMs);
    if (error instanceof APIConnectionError) throw disconnected(error.cause, apiKey);
    if (!(error instanceof APIError)) throw misread(error, apiKey);
    const { status, code, type, message, headers } = error as APIError;
    const words = `${code ?? ''} ${type ?? ''}`;
    throw refusalOf({ status: status ?? 0, code: words, message, headers: headers ?? null }, apiKey);
  }
}
