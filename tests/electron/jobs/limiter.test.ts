import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limiter } from '../../../electron/jobs/run/limiter';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new AbortController().signal;

async function admittedWithin(ms: number, gate: ReturnType<typeof limiter>, calls: number, tokens: number) {
  let admitted = 0;
  for (let call = 0; call < calls; call++) void gate.admit(tokens, never).then(() => admitted++);
  await vi.advanceTimersByTimeAsync(ms);
  return admitted;
}

it('lets everything through where no limit is known', async () => {
  expect(await admittedWithin(0, limiter({ requestsPerMinute: null, tokensPerMinute: null }), 500, 1e6)).toBe(500);
});

it('keeps to requests a minute', async () => {
  const gate = limiter({ requestsPerMinute: 120, tokensPerMinute: null });
  expect(await admittedWithin(10_000, gate, 100, 1)).toBe(2 + 20);
});

it('keeps to tokens a minute, and gives back what was not used', async () => {
  const gate = limiter({ requestsPerMinute: null, tokensPerMinute: 6000 });
  let admitted = 0;
  for (let call = 0; call < 10; call++) void gate.admit(2000, never).then(() => admitted++);
  await vi.advanceTimersByTimeAsync(1000);
  expect(admitted).toBe(3);
  gate.correct(6000, 2000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(admitted).toBe(5);
});

it('learns limits from headers, also where the user named none, and never a larger one than the user named', async () => {
  const gate = limiter({ requestsPerMinute: null, tokensPerMinute: 100 });
  gate.learn({
    requests: { limit: 60, remaining: 0, resetMs: 5000 },
    tokens: { limit: 1_000_000, remaining: 999_999, resetMs: null },
  });
  expect(gate.limits).toEqual({ requestsPerMinute: 60, tokensPerMinute: 100 });
  const stop = new AbortController();
  const waiting = Array.from({ length: 3 }, () => gate.admit(1, stop.signal));
  await vi.advanceTimersByTimeAsync(4900);
  stop.abort(new Error('stopped'));
  for (const call of waiting) await expect(call).rejects.toThrow('stopped');
  expect(await admittedWithin(1000, gate, 3, 1)).toBe(1);
});

it('lets waiting calls go once they are stopped', async () => {
  const gate = limiter({ requestsPerMinute: 1, tokensPerMinute: null });
  await gate.admit(1, never);
  const stop = new AbortController();
  const waiting = gate.admit(1, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  expect(await admittedWithin(61_000, gate, 2, 1)).toBe(1);
});
