/** The regularised incomplete beta function, to some 1e-13 relative where it is as small as 1e-300. */

/**
 * I_x(a, b) for a, b > 0. Both `x` and `y` = 1 − x are given, each computed by the caller without a subtraction: the
 * digits of the smaller one decide how many the result has. Beyond the turning point the value is the complement of the
 * other side (Abramowitz & Stegun 26.5.2), which is then not small.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  // What is no number would never settle in the series below.
  if (![x, y, a, b].every(Number.isFinite)) return NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const isBelowTurn = x * (a + b + 2) <= a + 1;
  return isBelowTurn ? lowerPart(x, y, a, b) : 1 - lowerPart(y, x, b, a);
}

/** x^a · y^b / (a · B(a, b)) times the continued fraction of Abramowitz & Stegun 26.5.8 by Lentz's method. */
function lowerPart(x: number, y: number, a: number, b: number): number {
  return (betaPower(x, y, a, b) / a) * continuedFraction(x, a, b);
}

const TINY = 1e-300;
const MAXIMUM_TERMS = 100_000;

function continuedFraction(x: number, a: number, b: number): number {
  const apart = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAXIMUM_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return fraction;
}

/**
 * x^a · y^b / B(a, b). Written around x = a/(a + b), where it is largest, so that large a and b cost no digits (Loader
 * 2000, Fast and accurate computation of binomial probabilities).
 */
export function betaPower(x: number, y: number, a: number, b: number): number {
  const total = a + b;
  // x·b − y·a is the distance from the peak, times a + b.
  const distance = x * b - y * a;
  const exponent = a * logLess(distance / a, x * (total / a)) + b * logLess(-distance / b, y * (total / b));
  const correction = stirlingError(total) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / total) * (b / (2 * Math.PI))) * Math.exp(exponent + correction);
}

/** ln(1 + u) − u; `ratio` is 1 + u, which keeps its digits where u is close to −1. */
function logLess(u: number, ratio: number): number {
  if (Math.abs(u) > 0.4) return Math.log(ratio) - u;
  let power = -u * u;
  let total = 0;
  for (let k = 2; ; k++) {
    const next = total + power / k;
    if (next === total) return total;
    total = next;
    power *= -u;
  }
}

const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
const STIRLING_FROM = 12;

/** ln Γ(z) less Stirling's formula (z − ½)·ln z − z + ½·ln 2π; the series holds from 12 on, the recurrence below. */
function stirlingError(z: number): number {
  let from = z;
  let below = 0;
  for (; from < STIRLING_FROM; from++) below += (from + 0.5) * Math.log1p(1 / from) - 1;
  const square = 1 / (from * from);
  return below + STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / from;
}
