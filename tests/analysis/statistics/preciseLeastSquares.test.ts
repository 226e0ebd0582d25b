import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  divide,
  fromNumber,
  multiply,
  squareRoot,
  subtract,
  toNumber,
  type DoubleDouble,
} from '../../../analysis/statistics/doubleDouble';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { precisePolynomial, preciseLeastSquares } from '../../../analysis/statistics/preciseLeastSquares';
import { expectAllNear, expectEachNear, expectNear } from './near';
import { certifiedFits, certifiedPolynomials } from './nist';
import { names, x, y } from './goldenRegression';

describe('least squares with 31 digits against certified values of NIST', () => {
  it.each(certifiedPolynomials)('$name to 12 digits', (certified) => {
    const fit = precisePolynomial(certified.x, certified.y, certified.degree);
    const column = (key: 'estimate' | 'standardError') => fit.coefficients.map((c) => c[key]);
    expectEachNear(column('estimate'), certified.estimates, 1e-12);
    if (certified.residualDeviation > 0) {
      expectEachNear(column('standardError'), certified.standardErrors, 1e-12);
      expectNear(fit.residualDeviation, certified.residualDeviation, 1e-12);
    } else expect(Math.max(...column('standardError'))).toBeLessThan(1e-12);
    expectNear(fit.r2, certified.r2, 1e-12);
  });

  it.each(certifiedFits)('$name to 12 digits', (certified) => {
    const labels = certified.x[0]!.map((_, j) => `x${j}`);
    const fit = preciseLeastSquares(certified.x, certified.y, labels);
    expectEachNear(
      fit.coefficients.map((c) => c.estimate),
      certified.estimates,
      1e-12,
    );
    expectEachNear(
      fit.coefficients.map((c) => c.standardError),
      certified.standardErrors,
      1e-12,
    );
    expectNear(fit.f, certified.f, 2e-12);
  });
});

describe('plain least squares', () => {
  it.each(certifiedPolynomials)('of $name has 7 digits', (certified) => {
    const { degree } = certified;
    const rows = certified.x.map((value) => Array.from({ length: degree }, (_, j) => value ** (j + 1)));
    const labels = rows[0]!.map((_, j) => `x${j}`);
    const fit = leastSquares(rows, certified.y, labels);
    expectEachNear(
      fit.coefficients.map((c) => c.estimate),
      certified.estimates,
      1e-7,
    );
  });
});

describe('both ways', () => {
  it('agree on rows without difficulty, in everything', () => {
    const plain = leastSquares(x, y, names);
    const precise = preciseLeastSquares(x, y, names);
    expectAllNear(precise.residuals, plain.residuals, 1e-12);
    expectAllNear(precise.leverage, plain.leverage, 1e-12);
    expectNear(precise.fP, plain.fP, 1e-10);
    plain.unscaledCovariance.forEach((row, j) => expectAllNear(precise.unscaledCovariance[j]!, row, 1e-10));
  });

  it('name the columns that are combinations', () => {
    const both = x.map((row) => [...row, 2 * row[0]!]);
    expect(() => preciseLeastSquares(both, y, [...names, 'twice'])).toThrow(
      expect.objectContaining({ columns: ['twice'] }),
    );
  });
});

/** The exact value, in units of 2^-1300. */
const exact = ({ hi, lo }: DoubleDouble) => scaled(hi) + scaled(lo);
function scaled(value: number): bigint {
  let [mantissa, exponent] = [value, 1300];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  return BigInt(mantissa) << BigInt(exponent);
}

describe('numbers of 31 digits', () => {
  const part = fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-6);
  const number = fc.tuple(part, part).map(([a, b]) => add(fromNumber(a), fromNumber(b * 2 ** -53)));
  const unit = 1n << 1300n;
  /** |a − b| of at most 2^-100 of the scale. */
  const near = (a: bigint, b: bigint, scale: bigint) => {
    const difference = a > b ? a - b : b - a;
    expect(difference <= (scale < 0n ? -scale : scale) >> 100n).toBe(true);
  };

  it('add, multiply and divide as exact numbers do', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [exact(a), exact(b)];
        const size = (x < 0n ? -x : x) + (y < 0n ? -y : y);
        near(exact(add(a, b)), x + y, size);
        near(exact(subtract(a, b)), x - y, size);
        near(exact(multiply(a, b)), (x * y) / unit, (x * y) / unit);
        if (y !== 0n) near(exact(divide(a, b)), (x * unit) / y, (x * unit) / y);
      }),
    );
  });

  it('have a root whose square they are', () => {
    fc.assert(
      fc.property(number, (a) => {
        const square = multiply(a, a);
        const root = exact(squareRoot(square));
        near(root < 0n ? -root : root, exact(a) < 0n ? -exact(a) : exact(a), exact(a));
      }),
    );
    expect(toNumber(squareRoot(fromNumber(2)))).toBe(Math.SQRT2);
    expect(squareRoot(fromNumber(2)).lo).toBeCloseTo(-9.667293313452913e-17, 30);
  });
});
