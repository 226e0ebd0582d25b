import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucket } from '../../../electron/jobs/run/bucket';

it('never lets more through than the burst and what has come back since', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6000 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.record({ amount: fc.integer({ min: 1, max: 20 }), idleMs: fc.integer({ min: 0, max: 5000 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (perMinute, burst, asks) => {
        const limit = bucket(perMinute, burst, 0);
        let [now, taken] = [0, 0];
        for (const { amount, idleMs } of asks) {
          const take = Math.min(amount, burst);
          now += idleMs;
          now += limit.wait(take, now);
          limit.take(take, now);
          taken += take;
          expect(taken).toBeLessThanOrEqual(burst + (now * perMinute) / 60_000 + 1e-6);
        }
      },
    ),
  );
});

it('waits as long as it takes for the amount to come back', () => {
  const limit = bucket(60, 2, 0);
  expect(limit.wait(2, 0)).toBe(0);
  limit.take(2, 0);
  expect(limit.wait(1, 0)).toBeCloseTo(1000, 6);
  expect(limit.wait(1, 600)).toBeCloseTo(400, 6);
});

it('lets an amount through that is larger than it holds, once it is full, and pays it back', () => {
  const limit = bucket(60, 10, 0);
  expect(limit.wait(25, 0)).toBe(0);
  limit.take(25, 0);
  expect(limit.wait(1, 0)).toBeCloseTo(16_000, 6);
});

it('believes the other side where that has less, and waits for its reset when nothing is left', () => {
  const limit = bucket(6000, 100, 0);
  limit.learn(3, null, 0);
  expect(limit.wait(3, 0)).toBe(0);
  expect(limit.wait(4, 0)).toBeGreaterThan(0);
  limit.learn(500, null, 0);
  expect(limit.wait(4, 0)).toBeGreaterThan(0);
  limit.learn(0, 7000, 0);
  expect(limit.wait(1, 0)).toBe(7000);
  expect(limit.wait(1, 6000)).toBe(1000);
  expect(limit.wait(1, 7000)).toBe(0);
});
