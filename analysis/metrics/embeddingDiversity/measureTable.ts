import type { RunValue } from '../runMetric';
import { distanceInterval } from './distanceInterval';
import { meanPairwiseDistance } from './pairwiseDistance';
import type { VectorMeasure } from './vectorMetrics';
import type { UnitSum, VectorTable } from './vectorTable';
import { vendiScores } from './vendiScore';

/** Every measure of a table of vectors; null is a table without rows. */
export function measureTable(table: VectorTable | null, seed: number): Readonly<Record<VectorMeasure, RunValue>> {
  if (table === null) return { diversity: tooFew(0), vendi: tooFew(0), vendi_order_2: tooFew(0) };
  const unit = table.unitSum();
  const leftOut = withoutDirection(table.count() - unit.usable);
  const scores = vendiScores(table, unit.usable);
  const score = (value: number | null, what: string): RunValue =>
    value === null ? tooFew(unit.usable) : { ...noInterval, value, n: unit.usable, how: `${what}${leftOut}` };
  return {
    diversity: distanceValue(table, unit, seed, leftOut),
    vendi: score(scores?.vendi ?? null, 'eigenvalues of the Gram matrix'),
    vendi_order_2: score(scores?.order2 ?? null, 'squared entries of the Gram matrix'),
  };
}

const noInterval = { lo: null, hi: null };

function distanceValue(table: VectorTable, unit: UnitSum, seed: number, leftOut: string): RunValue {
  const value = meanPairwiseDistance(unit);
  if (value === null) return tooFew(unit.usable);
  const interval = distanceInterval(table, unit, value, seed);
  const how = `all pairs${interval === null ? '' : `, ${interval.how}`}${leftOut}`;
  return { value, lo: interval?.lo ?? null, hi: interval?.hi ?? null, n: unit.usable, how };
}

function tooFew(n: number): RunValue {
  return { value: null, ...noInterval, n, how: `${n === 1 ? 'One vector has' : `${n} vectors have`} a direction` };
}

function withoutDirection(count: number): string {
  return count === 0 ? '' : `, ${count.toLocaleString('en-US')} vectors of zeros left out`;
}
