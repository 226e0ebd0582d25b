/** Anthropic's own library, made to do what it is told and nothing else. */
import Anthropic, { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { refusalOf } from '../http/refusal';
import { withOwnSignal } from '../http/ownSignal';
import type { Transport } from '../http/transport';
import { disconnected, misread, timedOut } from '../http/unanswered';

export interface MessageAddress {
  /** Without `/v1`, which the library adds. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly timeoutMs: number;
}

/** Nothing is taken from the environment or from profiles on the disk; a call is made once. */
export function messageClient({ baseUrl, apiKey, timeoutMs }: MessageAddress, fetch: Transport['fetch']): Anthropic {
  return new Anthropic({
    baseURL: baseUrl,
    // Without one the library would look for credentials; the header is taken away again.
    apiKey: apiKey ?? 'none',
    ...(apiKey === null ? { defaultHeaders: { authorization: null, 'x-api-key': null } } : {}),
    webhookKey: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    openTelemetry: false,
    fetch,
  });
}

/** Does it with a signal of its own; throws `ProviderFailure`, or the signal's reason where that was aborted. */
export async function messageCall<T>(
  { apiKey, timeoutMs }: MessageAddress,
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
    const { status, error: body, message, headers } = error as APIError;
    const told = errorIn(body);
    const refusal = { status: status ?? 0, code: told?.type ?? '', message: told?.message ?? message };
    throw refusalOf({ ...refusal, headers: headers ?? null }, apiKey);
  }
}

/** `{type: 'error', error: {type, message}}`, the form of every error of the API; null for anything else. */
export function errorIn(body: unknown): { readonly type: string; readonly message: string } | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return { type: 'type' in error ? String(error.type) : '', message: String(error.message) };
}
