/** How far the mean pairwise distance of a run could be another, had other instances been generated: by bootstrap. */
import { ascending, percentileInterval, type Bounds } from '../../statistics/bootstrapIntervals';
import { drawItems, drawState } from '../../statistics/drawItems';
import { sumOfSquares } from './pairwiseDistance';
import type { UnitSum, VectorTable } from './vectorTable';

export const resamples = 2000;
/** Up to so many vectors the statistic itself is resampled; beyond, its projection. */
export const exactUpTo = 1000;

export interface DistanceInterval extends Bounds {
  readonly how: string;
}

/** The middle 95 % of the mean pairwise distance over bootstrap resamples of the vectors. Null for fewer than three. */
export function distanceInterval(
  table: VectorTable,
  unit: UnitSum,
  distance: number,
  seed: number,
): DistanceInterval | null {
  if (unit.usable < 3) return null;
  if (unit.usable <= exactUpTo) return intervalOf(exactReplicates(table, unit, seed), 'the U-statistic', seed);
  return intervalOfProducts(table.unitProducts(wholeSum(unit)), unit, distance, seed);
}

/** The same by the projection, from what each vector makes with the sum of all; see `VectorTable.unitProducts`. */
export function intervalOfProducts(
  products: Float64Array,
  unit: UnitSum,
  distance: number,
  seed: number,
): DistanceInterval | null {
  if (unit.usable < 3) return null;
  return intervalOf(projectedReplicates(products, unit, distance, seed), 'its Hájek projection', seed);
}

function intervalOf(replicates: Float64Array, what: string, seed: number): DistanceInterval {
  const how = `95 % interval from ${resamples.toLocaleString('en-US')} bootstrap resamples of ${what}, seed ${seed}`;
  return { ...percentileInterval(ascending(replicates)), how };
}

/** The sum of all rows as unit vectors, its two parts added. */
export function wholeSum({ sum, lost }: UnitSum): Float64Array {
  return sum.map((value, index) => value + (lost[index] ?? 0));
}

/**
 * The statistic over resamples. A vector drawn w times would make pairs with its own copies, whose distance is 0 and says
 * nothing about the run: left out, they leave the U-statistic with weights Σᵢ≠ⱼ wᵢwⱼd(i, j) / Σᵢ≠ⱼ wᵢwⱼ (Janssen 1994,
 * Weighted bootstrapping of U-statistics), whose mean over resamples is the statistic. By the identity of
 * `meanPairwiseDistance` it is 1 − (‖Σwu‖² − Σw²) / ((Σw)² − Σw²).
 */
export function exactReplicates(table: VectorTable, { scales, usable }: UnitSum, seed: number): Float64Array {
  const places = Int32Array.from(scales.keys()).filter((row) => scales[row] !== 0);
  const state = drawState(seed);
  const drawn = new Int32Array(usable);
  const draw = (): Float64Array => {
    drawItems(state, drawn, usable);
    const weights = new Float64Array(scales.length);
    for (const position of drawn) {
      const row = places[position] ?? 0;
      weights[row] = (weights[row] ?? 0) + 1;
    }
    return weights;
  };
  return Float64Array.from({ length: resamples }, () => {
    let weights = draw();
    // One vector alone, drawn every time, makes no pair: drawn again, which only happens among very few.
    while (weights.includes(usable)) weights = draw();
    const own = sumOfSquares(weights);
    const sum = table.scaledSum(weights.map((weight, row) => weight * (scales[row] ?? 0)));
    return 1 - (sumOfSquares(sum) - own) / (usable ** 2 - own);
  });
}

/**
 * The same to first order, in time that does not depend on the number of dimensions: the statistic moves by twice the
 * mean of dᵢ − d over a resample, dᵢ being the mean distance of vector i from the others (Hájek's projection; van der
 * Vaart 1998, Asymptotic Statistics, section 12.1). What it leaves out is of order 1/n.
 */
export function projectedReplicates(
  products: Float64Array,
  { scales, usable }: UnitSum,
  distance: number,
  seed: number,
): Float64Array {
  const own = products.filter((_, row) => scales[row] !== 0).map((product) => 1 - (product - 1) / (usable - 1));
  const state = drawState(seed);
  const drawn = new Int32Array(usable);
  return Float64Array.from({ length: resamples }, () => {
    drawItems(state, drawn, usable);
    let total = 0;
    for (const position of drawn) total += own[position] ?? 0;
    return distance + 2 * (total / usable - distance);
  });
}
