import { AgoraError } from '../../errors';
import type { RunValue } from '../runMetric';
import { distanceInterval } from './distanceInterval';
import { meanPairwiseDistance } from './pairwiseDistance';
import { createVectorTable, type UnitSum, type VectorTable } from './vectorTable';
import type { VectorHands } from './vectorWork';
import { vendiScores } from './vendiScore';

/** The worker's side of `vectorWork`. */
export function createVectorHands(): VectorHands {
  let table: VectorTable | null = null;
  return {
    add(vectors, dimensions) {
      table ??= createVectorTable(dimensions);
      if (table.dimensions !== dimensions)
        throw new AgoraError('bad-input', `Vectors of ${dimensions} numbers follow vectors of ${table.dimensions}.`);
      table.add(vectors);
    },
    measure(seed) {
      if (table === null) return { diversity: tooFew(0), vendi: tooFew(0), vendi_order_2: tooFew(0) };
      return measureTable(table, seed);
    },
  };
}

function measureTable(table: VectorTable, seed: number): ReturnType<VectorHands['measure']> {
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
  return { value: null, ...noInterval, n, how: `${n === 1 ? 'One vector has' : `${n} vectors have`} a direction.` };
}

function withoutDirection(count: number): string {
  return count === 0 ? '' : `; ${count.toLocaleString('en-US')} vectors of zeros left out`;
}
