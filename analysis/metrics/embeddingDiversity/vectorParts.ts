/** Vectors of one run that several workers hold, each a part of the rows: measured as one table. */
import type { RunValue } from '../runMetric';
import { intervalOfProducts, wholeSum } from './distanceInterval';
import { meanPairwiseDistance } from './pairwiseDistance';
import type { VectorMeasure } from './vectorMetrics';
import type { Gram, UnitSum } from './vectorTable';
import { vectorValues } from './vectorValues';

/** One part; see `VectorTable`. */
export interface VectorPart {
  sum(): Promise<UnitSum>;
  products(vector: Float64Array): Promise<Float64Array>;
  gram(): Promise<Gram>;
}

/** Numbers from which on several workers are worth their start: 64 MB. */
const numbersWorthParting = 2 ** 24;

/** In how many parts so many rows are measured; each has more rows than numbers in a row, so that Gram matrices add up. */
export function countParts(rows: number, dimensions: number, workers: number): number {
  if (rows * dimensions < numbersWorthParting) return 1;
  return Math.max(1, Math.min(workers, Math.floor(rows / Math.max(dimensions, 1)) - 1));
}

/** Every measure of the rows of all parts in their order: the values are those of one table, but for rounding. */
export async function measureParts(
  parts: readonly VectorPart[],
  seed: number,
): Promise<Readonly<Record<VectorMeasure, RunValue>>> {
  const unit = joinSums(await Promise.all(parts.map((part) => part.sum())));
  const distance = meanPairwiseDistance(unit);
  const sum = wholeSum(unit);
  const products = await Promise.all(parts.map((part) => part.products(sum)));
  const interval = distance === null ? null : intervalOfProducts(joined(products), unit, distance, seed);
  const grams = await Promise.all(parts.map((part) => part.gram()));
  return vectorValues({ count: unit.scales.length, unit, distance, interval, gram: addGrams(grams) });
}

/** The sum over all rows; what rounding takes from adding the parts is kept as within them (Neumaier 1974). */
export function joinSums(sums: readonly UnitSum[]): UnitSum {
  const [first] = sums;
  if (!first) return { sum: new Float64Array(0), lost: new Float64Array(0), scales: new Float64Array(0), usable: 0 };
  const [sum, lost] = [new Float64Array(first.sum.length), new Float64Array(first.sum.length)];
  for (const part of sums)
    part.sum.forEach((value, index) => {
      const before = sum[index] ?? 0;
      const after = before + value;
      const rest = Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
      sum[index] = after;
      lost[index] = (lost[index] ?? 0) + rest + (part.lost[index] ?? 0);
    });
  return {
    sum,
    lost,
    scales: joined(sums.map(({ scales }) => scales)),
    usable: sums.reduce((total, { usable }) => total + usable, 0),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function addGrams(grams: readonly Gram[]): Gram {
  const size = grams[0]?.size ?? 0;
  const values = new Float64Array(size * size);
  for (const gram of grams) gram.values.forEach((value, index) => (values[index] = (values[index] ?? 0) + value));
  return { size, values };
}
