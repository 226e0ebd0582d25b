/** Pairs of values by how often each occurs: statistics of grades, which take few values, cost next to nothing there. */

export interface CountedPairs {
  /** The distinct values of each side, ascending. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Of each distinct pair, the places of its two values among the distinct ones. */
  readonly ofFirst: Int32Array;
  readonly ofSecond: Int32Array;
  /** Of each observation, its distinct pair. */
  readonly pairOf: Int32Array;
}

/** Both of the same length, without NaN. */
export function countedPairs(one: readonly number[], other: readonly number[]): CountedPairs {
  const first = Float64Array.from(new Set(one)).sort();
  const second = Float64Array.from(new Set(other)).sort();
  const [places, otherPlaces] = [placesOf(first), placesOf(second)];
  const known = new Map<number, number>();
  const [ofFirst, ofSecond]: [number[], number[]] = [[], []];
  const pairOf = Int32Array.from(one, (value, i) => {
    const [a, b] = [places.get(value) ?? 0, otherPlaces.get(other[i] ?? NaN) ?? 0];
    const key = a * second.length + b;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, ofFirst.length);
    ofFirst.push(a);
    ofSecond.push(b);
    return ofFirst.length - 1;
  });
  return { first, second, ofFirst: Int32Array.from(ofFirst), ofSecond: Int32Array.from(ofSecond), pairOf };
}

function placesOf(values: Float64Array): Map<number, number> {
  return new Map(Array.from(values, (value, place) => [value, place]));
}

/** Times that each value of a side occurs. */
export function sideCounts(of: Int32Array, counts: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let pair = 0; pair < of.length; pair++) sums[of[pair] ?? 0] = (sums[of[pair] ?? 0] ?? 0) + (counts[pair] ?? 0);
  return sums;
}

/** The mean of the ranks that equal values share, for each distinct value. */
export function sharedRanks(counts: Float64Array): Float64Array {
  let before = 0;
  return counts.map((count) => {
    const rank = before + (count + 1) / 2;
    before += count;
    return rank;
  });
}

/**
 * Pearson's r of `x` and `y`, given for each distinct value of a side, with pairs that occur `counts` times; within
 * [−1, 1]. Null where a side does not vary.
 */
export function countedPearson(
  { ofFirst, ofSecond }: CountedPairs,
  counts: Float64Array,
  x: Float64Array,
  y: Float64Array,
): number | null {
  let [n, meanX, meanY] = [0, 0, 0];
  for (let pair = 0; pair < counts.length; pair++) {
    const count = counts[pair] ?? 0;
    n += count;
    meanX += count * (x[ofFirst[pair] ?? 0] ?? 0);
    meanY += count * (y[ofSecond[pair] ?? 0] ?? 0);
  }
  meanX /= n;
  meanY /= n;
  let [squaresX, squaresY, products] = [0, 0, 0];
  for (let pair = 0; pair < counts.length; pair++) {
    const count = counts[pair] ?? 0;
    const [a, b] = [(x[ofFirst[pair] ?? 0] ?? 0) - meanX, (y[ofSecond[pair] ?? 0] ?? 0) - meanY];
    squaresX += count * a * a;
    squaresY += count * b * b;
    products += count * a * b;
  }
  const scale = Math.sqrt(squaresX) * Math.sqrt(squaresY);
  return variesOf(ofFirst, counts) && variesOf(ofSecond, counts) && scale > 0
    ? Math.max(-1, Math.min(1, products / scale))
    : null;
}

function variesOf(of: Int32Array, counts: Float64Array): boolean {
  const used = of.filter((_, pair) => (counts[pair] ?? 0) > 0);
  return used.some((value) => value !== used[0]);
}
