import { describe, expect, it } from 'vitest';
import {
  distanceInterval,
  exactReplicates,
  projectedReplicates,
  wholeSum,
} from '../../../../analysis/metrics/embeddingDiversity/distanceInterval';
import { meanPairwiseDistance } from '../../../../analysis/metrics/embeddingDiversity/pairwiseDistance';
import { drawItems, drawState } from '../../../../analysis/statistics/drawItems';
import { mean, sum } from '../../../../analysis/statistics/summary';
import { madeVectors, tableOf, unitRows, weightedDistance } from './vectors';

const spread = (values: Float64Array) => {
  const centre = mean([...values]);
  return Math.sqrt(sum([...values].map((value) => (value - centre) ** 2)) / (values.length - 1));
};

describe('exactReplicates', () => {
  it('are the U-statistic of each resample without the pairs of copies', () => {
    const vectors = madeVectors(30, 7);
    const table = tableOf(vectors, 7);
    const rows = unitRows(vectors, 7);
    const state = drawState(5);
    const drawn = new Int32Array(30);
    const replicates = exactReplicates(table, table.unitSum(), 5);
    for (let resample = 0; resample < 20; resample++) {
      drawItems(state, drawn, 30);
      const weights = rows.map((_, row) => drawn.filter((position) => position === row).length);
      expect(replicates[resample]).toBeCloseTo(weightedDistance(rows, weights), 12);
    }
  });
  it('have the statistic as their mean, which the plug-in statistic has not', () => {
    const table = tableOf(madeVectors(40, 12), 12);
    const unit = table.unitSum();
    const distance = meanPairwiseDistance(unit) ?? NaN;
    const replicates = exactReplicates(table, unit, 1);
    const error = spread(replicates) / Math.sqrt(replicates.length);
    expect(Math.abs(mean([...replicates]) - distance)).toBeLessThan(4 * error);
    // With pairs of copies the mean would be lower by a share of 1/n.
    expect(distance / 40).toBeGreaterThan(4 * error);
  });
  it('pass over vectors of zeros', () => {
    const vectors = madeVectors(20, 4);
    const holed = new Float32Array(21 * 4);
    holed.set(vectors.subarray(0, 40));
    holed.set(vectors.subarray(40), 44);
    const [whole, gap] = [tableOf(vectors, 4), tableOf(holed, 4)];
    const [a, b] = [exactReplicates(whole, whole.unitSum(), 2), exactReplicates(gap, gap.unitSum(), 2)];
    a.forEach((value, index) => expect(b[index]).toBeCloseTo(value, 12));
  });
  it('have a value among three vectors, of which a resample may draw one alone', () => {
    const table = tableOf(Float32Array.of(1, 0, 0, 1, 1, 1), 2);
    expect(exactReplicates(table, table.unitSum(), 1).every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});

describe('projectedReplicates', () => {
  it('spread as the exact ones do', () => {
    const table = tableOf(madeVectors(800, 16), 16);
    const unit = table.unitSum();
    const distance = meanPairwiseDistance(unit) ?? NaN;
    const exact = exactReplicates(table, unit, 3);
    const projected = projectedReplicates(table.unitProducts(wholeSum(unit)), unit, distance, 3);
    expect(spread(projected) / spread(exact)).toBeGreaterThan(0.97);
    expect(spread(projected) / spread(exact)).toBeLessThan(1.03);
    // The same draws: replicate by replicate they are nearly the same.
    const apart = mean([...exact].map((value, index) => Math.abs(value - (projected[index] ?? NaN))));
    expect(apart).toBeLessThan(0.2 * spread(exact));
  });
  it('are what is named for many vectors', () => {
    const table = tableOf(madeVectors(1500, 8), 8);
    const unit = table.unitSum();
    const distance = meanPairwiseDistance(unit) ?? NaN;
    const interval = distanceInterval(table, unit, distance, 1);
    expect(interval?.how).toBe('95 % interval from 2,000 bootstrap resamples of its Hájek projection, seed 1');
    expect(interval?.lo).toBeLessThan(distance);
    expect(interval?.hi).toBeGreaterThan(distance);
  });
});
