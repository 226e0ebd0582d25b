/**
 * Numbers with about 31 digits: the unevaluated sum of two doubles, the second at most half a unit in the last place of
 * the first (Dekker 1971; Hida, Li & Bailey 2001).
 */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

/** A double as it is. */
export function fromNumber(value: number): DoubleDouble {
  return { hi: value, lo: 0 };
}

/** The nearest double. */
export function toNumber({ hi, lo }: DoubleDouble): number {
  return hi + lo;
}

/** a + b. */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = exactSum(a.hi, b.hi);
  const low = exactSum(a.lo, b.lo);
  const first = normalised(high.hi, high.lo + low.hi);
  return normalised(first.hi, first.lo + low.lo);
}

/** a − b. */
export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, { hi: -b.hi, lo: -b.lo });
}

/** a · b. */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = exactProduct(a.hi, b.hi);
  return normalised(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

/** a / b; not finite where b is zero. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.hi / b.hi;
  if (!Number.isFinite(first)) return fromNumber(first);
  const rest = subtract(a, multiply(b, fromNumber(first)));
  const second = rest.hi / b.hi;
  const last = subtract(rest, multiply(b, fromNumber(second))).hi / b.hi;
  return add(normalised(first, second), fromNumber(last));
}

/** √a, of a number that is not negative. */
export function squareRoot(a: DoubleDouble): DoubleDouble {
  if (a.hi <= 0) return fromNumber(0);
  const near = Math.sqrt(a.hi);
  const square = exactProduct(near, near);
  return normalised(near, subtract(a, square).hi / (2 * near));
}

/** Σ aᵢbᵢ. */
export function dotProduct(a: readonly DoubleDouble[], b: readonly DoubleDouble[]): DoubleDouble {
  let sum = fromNumber(0);
  a.forEach((value, i) => {
    const other = b[i];
    if (other) sum = add(sum, multiply(value, other));
  });
  return sum;
}

/** Both parts of a sum (Knuth's two-sum). */
function exactSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  const part = hi - a;
  return { hi, lo: a - (hi - part) + (b - part) };
}

/** The same where |a| ≥ |b|. */
function normalised(a: number, b: number): DoubleDouble {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

const SPLITTER = 2 ** 27 + 1;

/** Both parts of a product, by splitting each factor in two halves of 26 bits. */
function exactProduct(a: number, b: number): DoubleDouble {
  const hi = a * b;
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return { hi, lo: aHigh * bHigh - hi + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

function upperHalf(a: number): number {
  const spread = SPLITTER * a;
  return spread - (spread - a);
}
