/** A call that got no answer at all, or one that could not be read. */
import { ProviderFailure } from '../failure';
import { unreadable } from './refusal';
import { spoken } from './spoken';
import { Unreached } from './transport';

const unknown = { status: null, retryAfterMs: null, limits: null, unbilled: false };

export function timedOut(timeoutMs: number): ProviderFailure {
  return new ProviderFailure('timeout', `No answer came within ${timeoutMs / 1000} s.`, unknown);
}

/** `cause`: the error of the connection itself. */
export function disconnected(cause: unknown, secret: string | null): ProviderFailure {
  const unbilled = cause instanceof Unreached;
  const words = cause instanceof Error ? spoken(cause.message, secret) : '';
  const what = unbilled ? 'The connection could not be made' : 'The connection broke';
  return new ProviderFailure('connection', words === '' ? `${what}.` : `${what}: ${words}`, { ...unknown, unbilled });
}

/** A call of a batch that expired or was cancelled before it was answered: not billed. */
export function undone(message: string, secret: string | null): ProviderFailure {
  return new ProviderFailure('server', spoken(message, secret), { ...unknown, unbilled: true });
}

/** What the libraries throw beside their own errors comes from reading the answer. */
export function misread(error: unknown, secret: string | null): unknown {
  if (error instanceof SyntaxError) return unreadable('The answer is no JSON, or not all of it.');
  const ofTheSystem = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return ofTheSystem ? disconnected(error, secret) : error;
}
