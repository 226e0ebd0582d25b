import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieller } from '../../../analysis/statistics/fieller';
import { pgrOracle } from '../study/pgr/noise/oracle';
import { expectNear } from './near';

const z = 1.96;

describe("Fieller's set against the polynomial's roots by numpy", () => {
  it.each(pgrOracle.fieller)('$a / $b: $shape', ({ a, b, va, vb, vab, shape, lo, hi }) => {
    const set = fieller(a, b, { numerator: va, denominator: vb, covariance: vab }, z);
    expect(set.shape).toBe(shape);
    if (lo === null || hi === null) expect(set).toMatchObject({ lo: null, hi: null });
    else {
      expectNear(set.lo ?? NaN, lo, 1e-9);
      expectNear(set.hi ?? NaN, hi, 1e-9);
    }
  });
});

describe("Fieller's set", () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true });
  const variance = fc.double({ min: 0.01, max: 30, noNaN: true });

  it('holds exactly the ratios whose numerator less ratio times denominator is within its noise of zero', () => {
    fc.assert(
      fc.property(
        number,
        number,
        variance,
        variance,
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        number,
        (a, b, va, vb, r, ratio) => {
          const vab = r * Math.sqrt(va * vb);
          const { shape, lo, hi } = fieller(a, b, { numerator: va, denominator: vb, covariance: vab }, z);
          const slack = z ** 2 * (va - 2 * ratio * vab + ratio ** 2 * vb) - (a - ratio * b) ** 2;
          fc.pre(Math.abs(slack) > 1e-6 * (1 + ratio ** 2));
          const isBetween = lo !== null && hi !== null && ratio >= lo && ratio <= hi;
          const isIn = shape === 'unbounded' || (shape === 'bounded' ? isBetween : !isBetween);
          expect(isIn).toBe(slack > 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is bounded exactly where the denominator is further from zero than its noise', () => {
    fc.assert(
      fc.property(number, number, variance, variance, (a, b, va, vb) => {
        fc.pre(Math.abs(Math.abs(b) - z * Math.sqrt(vb)) > 1e-6);
        const { shape } = fieller(a, b, { numerator: va, denominator: vb, covariance: 0 }, z);
        expect(shape === 'bounded').toBe(Math.abs(b) > z * Math.sqrt(vb));
      }),
    );
  });
});
