import type { RunValue } from '../runMetric';
import { distanceInterval } from './distanceInterval';
import { meanPairwiseDistance } from './pairwiseDistance';
import type { VectorMeasure } from './vectorMetrics';
import type { VectorTable } from './vectorTable';
import { tooFew, vectorValues } from './vectorValues';

/** Every measure of a table of vectors; null is a table without rows. */
export function measureTable(table: VectorTable | null, seed: number): Readonly<Record<VectorMeasure, RunValue>> {
  if (table === null) return { diversity: tooFew(0), vendi: tooFew(0), vendi_order_2: tooFew(0) };
  const unit = table.unitSum();
  const distance = meanPairwiseDistance(unit);
  const interval = distance === null ? null : distanceInterval(table, unit, distance, seed);
  return vectorValues({ count: table.count(), unit, distance, interval, gram: table.gram() });
}
