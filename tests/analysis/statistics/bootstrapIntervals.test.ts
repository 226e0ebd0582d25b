import { describe, expect, it } from 'vitest';
import {
  accelerationOf,
  ascending,
  biasCorrectedInterval,
  jackknifeAcceleration,
  percentileInterval,
} from '../../../analysis/statistics/bootstrapIntervals';
import { columnOf, pick } from '../../../analysis/statistics/matrix';
import { pearsonTest, spearmanTest } from '../../../analysis/statistics/rankCorrelation';
import { mean } from '../../../analysis/statistics/summary';
import { sharedMissing } from '../../shared';
import { golden } from './golden';
import { expectAllNear, expectEachNear, expectNear } from './near';

describe.skipIf(golden === null)(`BCa on stored resamples against numpy (else ${sharedMissing})`, () => {
  const { X = [], y = [] } = golden?.synth54x8 ?? {};
  const x = X.length > 0 ? columnOf(X, 0) : [];
  const statistics = {
    mean: (rows: readonly number[]) => mean(pick(y, rows)),
    pearson_m0: (rows: readonly number[]) => pearsonTest(pick(x, rows), pick(y, rows))?.coefficient ?? NaN,
    spearman_m0: (rows: readonly number[]) => spearmanTest(pick(x, rows), pick(y, rows))?.coefficient ?? NaN,
  };
  it.each(Object.keys(statistics) as (keyof typeof statistics)[])('%s', (name) => {
    const statistic = statistics[name];
    const expected = golden?.bootstrap[name];
    const all = y.map((_, i) => i);
    const replicates = (golden?.bootstrap.indices ?? []).map(statistic);
    expectAllNear(replicates, expected?.reps ?? []);
    const acceleration = jackknifeAcceleration(all.map((left) => statistic(all.filter((i) => i !== left))));
    expectNear(acceleration, expected?.accel ?? NaN, 1e-9);
    const interval = biasCorrectedInterval(ascending(replicates), statistic(all), acceleration);
    expectNear(interval.bias, expected?.z0 ?? NaN, 1e-9);
    expectAllNear(interval.quantiles, expected?.alpha ?? []);
    expectEachNear([interval.lo, interval.hi], expected?.bca ?? []);
    const { lo, hi } = percentileInterval(ascending(replicates));
    expectEachNear([lo, hi], expected?.percentile ?? []);
  });
});

describe('bias-corrected intervals', () => {
  it('are those of the percentiles where nothing is biased or skewed', () => {
    const sorted = ascending([-3, -2, -1, 0, 1, 2, 3]);
    const plain = percentileInterval(sorted);
    const corrected = biasCorrectedInterval(sorted, 0, 0);
    expectAllNear([corrected.lo, corrected.hi], [plain.lo, plain.hi], 1e-12);
  });

  it('stay numbers where no replicate differs', () => {
    expect(biasCorrectedInterval([2, 2, 2], 2, accelerationOf([0, 0, 0]))).toMatchObject({ lo: 2, hi: 2 });
    expect(biasCorrectedInterval([2, 2, 2], 1, 0)).toMatchObject({ lo: 2, hi: 2, bias: 0 });
  });
});
