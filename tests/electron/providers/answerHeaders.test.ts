import { describe, expect, it } from 'vitest';
import { limitsOf, retryAfterOf } from '../../../electron/providers/http/answerHeaders';

const now = Date.parse('2026-01-01T00:00:00Z');

describe('the wait', () => {
  it.each([
    [{ 'retry-after-ms': '250.5', 'retry-after': '7' }, 250.5],
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after-ms': 'soon' }, 0],
    [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, null],
    [{ 'retry-after': '-1' }, null],
    [{}, null],
  ])('of %j is %s ms', (headers, ms) => {
    expect(retryAfterOf(new Headers(headers), now)).toBe(ms);
  });
});

describe('the limits', () => {
  it.each([
    ['1s', 1000],
    ['120ms', 120],
    ['59.5s', 59_500],
    ['1m0s', 60_000],
    ['0s', 0],
    ['2.5', 2500],
    ['1h2m3s', 3_723_000],
    ['tomorrow', null],
    ['1s later', null],
    ['', null],
  ])('of OpenAI are whole again after %s', (reset, resetMs) => {
    const headers = { 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': reset };
    expect(limitsOf(new Headers(headers), now)).toEqual({
      requests: { limit: null, remaining: 3, resetMs },
      tokens: null,
    });
  });

  it('of a day are not taken for those of a minute', () => {
    const headers = (reset: string) =>
      new Headers({
        'x-ratelimit-limit-requests': '200',
        'x-ratelimit-remaining-requests': '199',
        'x-ratelimit-reset-requests': reset,
      });
    expect(limitsOf(headers('7m12s'), now)?.requests?.limit).toBeNull();
    expect(limitsOf(headers('300ms'), now)?.requests?.limit).toBe(200);
  });

  it('of Anthropic name the instant', () => {
    const headers = {
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '49',
      'anthropic-ratelimit-requests-reset': '2026-01-01T00:00:02Z',
      'anthropic-ratelimit-input-tokens-limit': '40000',
      'anthropic-ratelimit-input-tokens-remaining': '39000',
      'anthropic-ratelimit-input-tokens-reset': '2025-12-31T23:59:59Z',
    };
    expect(limitsOf(new Headers(headers), now)).toEqual({
      requests: { limit: 50, remaining: 49, resetMs: 2000 },
      tokens: { limit: 40_000, remaining: 39_000, resetMs: 0 },
    });
  });

  it('are null where nothing or nonsense is said', () => {
    expect(limitsOf(new Headers(), now)).toBeNull();
    expect(limitsOf(new Headers({ 'x-ratelimit-remaining-tokens': 'many' }), now)).toBeNull();
  });
});
