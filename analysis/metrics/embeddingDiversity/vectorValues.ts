/** What sums over vectors say of a run, as its values. */
import type { RunValue } from '../runMetric';
import type { DistanceInterval } from './distanceInterval';
import type { VectorMeasure } from './vectorMetrics';
import type { Gram, UnitSum } from './vectorTable';
import { vendiScores } from './vendiScore';

export interface SummedVectors {
  /** Vectors, those without a direction included. */
  readonly count: number;
  readonly unit: UnitSum;
  /** The mean pairwise distance; null for fewer than two that have a direction. */
  readonly distance: number | null;
  readonly interval: DistanceInterval | null;
  readonly gram: Gram;
}

/** Every measure of vectors. */
export function vectorValues({
  count,
  unit,
  distance,
  interval,
  gram,
}: SummedVectors): Readonly<Record<VectorMeasure, RunValue>> {
  const leftOut = withoutDirection(count - unit.usable);
  const scores = vendiScores(gram, unit.usable);
  const score = (value: number | null, what: string): RunValue =>
    value === null ? tooFew(unit.usable) : { ...noInterval, value, n: unit.usable, how: `${what}${leftOut}` };
  const how = `all pairs${interval === null ? '' : `, ${interval.how}`}${leftOut}`;
  return {
    diversity:
      distance === null
        ? tooFew(unit.usable)
        : { value: distance, lo: interval?.lo ?? null, hi: interval?.hi ?? null, n: unit.usable, how },
    vendi: score(scores?.vendi ?? null, 'eigenvalues of the Gram matrix'),
    vendi_order_2: score(scores?.order2 ?? null, 'squared entries of the Gram matrix'),
  };
}

const noInterval = { lo: null, hi: null };

/** The value of what so many vectors have none of. */
export function tooFew(n: number): RunValue {
  return { value: null, ...noInterval, n, how: `${n === 1 ? 'One vector has' : `${n} vectors have`} a direction` };
}

function withoutDirection(count: number): string {
  return count === 0 ? '' : `, ${count.toLocaleString('en-US')} vectors of zeros left out`;
}
