/** What the headers of an answer say about limits and waiting. */
import type { Allowance, RateLimits } from '../rateLimits';

/** Null where the headers say nothing. Knows OpenAI's names, which others use too, and Anthropic's. */
export function limitsOf(headers: Headers, now = Date.now()): RateLimits | null {
  const requests = openAiAllowance(headers, 'requests') ?? anthropicAllowance(headers, 'requests', now);
  const tokens =
    openAiAllowance(headers, 'tokens') ??
    anthropicAllowance(headers, 'tokens', now) ??
    anthropicAllowance(headers, 'input-tokens', now);
  return requests || tokens ? { requests, tokens } : null;
}

/** Milliseconds that the provider asks to wait; null where it does not. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | null {
  const ms = numberOf(headers.get('retry-after-ms'));
  if (ms !== null) return ms;
  const after = headers.get('retry-after');
  const seconds = numberOf(after);
  if (seconds !== null) return seconds * 1000;
  // A date begins with its weekday; `Date.parse` finds one in `-1` too.
  const instant = after !== null && /^[a-z]{3}/i.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}

function openAiAllowance(headers: Headers, what: string): Allowance | null {
  const remaining = numberOf(headers.get(`x-ratelimit-remaining-${what}`));
  const limit = numberOf(headers.get(`x-ratelimit-limit-${what}`));
  return allowance(limit, remaining, durationMs(headers.get(`x-ratelimit-reset-${what}`)));
}

function anthropicAllowance(headers: Headers, what: string, now: number): Allowance | null {
  const remaining = numberOf(headers.get(`anthropic-ratelimit-${what}-remaining`));
  const limit = numberOf(headers.get(`anthropic-ratelimit-${what}-limit`));
  const reset = Date.parse(headers.get(`anthropic-ratelimit-${what}-reset`) ?? '');
  return allowance(limit, remaining, Number.isNaN(reset) ? null : Math.max(0, reset - now));
}

/** A limit that takes more than a minute to be whole again is not one of a minute, but of a day. */
function allowance(limit: number | null, remaining: number | null, resetMs: number | null): Allowance | null {
  if (remaining === null) return null;
  return { limit: resetMs !== null && resetMs > 61_000 ? null : limit, remaining, resetMs };
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `12ms`, `1.5s`, `6m0s`, `1h2m3s`; a bare number is seconds. */
function durationMs(text: string | null): number | null {
  const seconds = numberOf(text);
  if (text === null || seconds !== null) return seconds === null ? null : seconds * 1000;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.map(([part]) => part).join('') !== text || parts.length === 0) return null;
  return parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (unitMs[unit] ?? 0), 0);
}

/** Null for what is no number from 0 on. */
function numberOf(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}
