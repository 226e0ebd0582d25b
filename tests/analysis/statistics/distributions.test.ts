import { describe, expect, it } from 'vitest';
import { criticalT, twoSidedT, upperF } from '../../../analysis/statistics/distributions';
import { sharedMissing } from '../../shared';
import { golden } from './golden';
import { expectNear } from './near';

describe.skipIf(golden === null)(`distributions against scipy (else ${sharedMissing})`, () => {
  it('two-sided t, far tails included', () => {
    for (const [t = NaN, df = NaN, p = NaN] of golden?.dist.t ?? []) expectNear(twoSidedT(t, df), p, 1e-11);
  });

  it('upper tail of F, far out included', () => {
    for (const [f = NaN, a = NaN, b = NaN, p = NaN] of golden?.dist.f ?? []) expectNear(upperF(f, a, b), p, 1e-11);
  });

  it('critical t, as far as scipy 1.10 itself goes', () => {
    for (const [p = NaN, df = NaN, t = NaN] of golden?.dist.tq ?? []) expectNear(criticalT(2 * p - 1, df), t, 1e-8);
  });
});

describe('distributions at their ends', () => {
  it('stay probabilities', () => {
    expect(twoSidedT(0, 5)).toBe(1);
    expect(twoSidedT(Infinity, 5)).toBe(0);
    expect(upperF(0, 2, 9)).toBe(1);
    expect(upperF(Infinity, 2, 9)).toBe(0);
  });

  it('are no probability of what is no number, and come to an end', () => {
    expect([twoSidedT(NaN, 5), twoSidedT(1, NaN), upperF(NaN, 2, 9)]).toEqual([NaN, NaN, NaN]);
  });

  it('agree where F has one degree of freedom above: F = t²', () => {
    for (const t of [0.3, 1.7, 4, 12]) expectNear(upperF(t * t, 1, 17), twoSidedT(t, 17), 1e-11);
  });
});

describe('critical t against Boost', () => {
  it.each([
    [0.95, 1.5, 6.016663104427929],
    [0.95, 3.7, 2.8675207071911895],
    [0.99, 4, 4.604094871349992],
    [0.2, 9, 0.260955336473911],
    [0.8, 1000, 1.2823987214609247],
    [0.9998, 2.3, 44.429134328019195],
    [0.95, 1e6, 1.959966356814107],
  ])('level %d with %d degrees of freedom', (level, freedom, t) => expectNear(criticalT(level, freedom), t, 1e-11));
});

describe('critical t in closed form', () => {
  it.each([0.5, 0.9, 0.95, 0.99])('level %d', (level) => {
    const p = (1 + level) / 2;
    expectNear(criticalT(level, 1), Math.tan(Math.PI * (p - 0.5)), 1e-12);
    expectNear(criticalT(level, 2), (2 * p - 1) * Math.sqrt(1 / (2 * p * (1 - p))), 1e-12);
  });
});
