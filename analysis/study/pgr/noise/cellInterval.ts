/** The interval of a cell's PGR from its replicates. */
import { ascending, biasCorrectedInterval } from '../../../statistics/bootstrapIntervals';
import type { PgrUncertainty } from '../../../results';
import type { PgrRule } from '../../study';
import type { Sides } from '../sides';
import { domainGradient } from './gradient';
import { RESAMPLES } from './replicates';
import type { SeedSpread } from './seedSpread';
import { covarianceOf, varianceAlong } from './sideCovariance';

export interface CellInterval {
  readonly lo: number;
  readonly hi: number;
  readonly uncertainty: PgrUncertainty;
}

/**
 * Bias-corrected and accelerated, of 95 %: the acceleration comes from how far each item pulls the PGR (the infinitesimal
 * jackknife; Efron & Tibshirani 1993, eq. 22.32).
 */
export function cellInterval(
  rule: PgrRule,
  pgr: number,
  sides: readonly Sides[],
  replicates: Float64Array,
  spreads: ReadonlyMap<string, SeedSpread>,
): CellInterval {
  const { lo, hi } = biasCorrectedInterval(ascending(replicates), pgr, acceleration(rule, sides));
  const withSeeds = sides.some(({ benchmark }) => spreads.has(benchmark.id));
  const sources = new Set(sides.map(({ shared }) => (shared ? ('items' as const) : ('standard-errors' as const))));
  return {
    lo,
    hi,
    uncertainty: {
      method: 'bootstrap',
      from: [...sources, ...(withSeeds ? (['seeds'] as const) : [])],
      standardError: deviation(replicates),
      resamples: RESAMPLES,
    },
  };
}

/** Half the width that 68 % of the replicates would have if they were normal: a ratio may have no standard deviation. */
export function deviation(replicates: Float64Array): number {
  const sorted = ascending(replicates);
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? NaN;
  return (at(0.8413447460685429) - at(0.15865525393145705)) / 2;
}

function acceleration(rule: PgrRule, sides: readonly Sides[]): number {
  const gradients = domainGradient(rule, sides);
  if (!gradients) return 0;
  let [squares, cubes] = [0, 0];
  sides.forEach(({ shared, ...three }, i) => {
    const gradient = gradients[i];
    const noise = covarianceOf(three, shared);
    if (!gradient || !noise) return;
    squares += varianceAlong(gradient, noise);
    if (!shared) return;
    const pulls = shared.student.map(
      (student, item) =>
        (gradient.student * student +
          gradient.base * (shared.base[item] ?? 0) +
          gradient.reference * (shared.reference[item] ?? 0)) /
        shared.n,
    );
    const middle = pulls.reduce((sum, value) => sum + value, 0) / shared.n;
    cubes += pulls.reduce((sum, value) => sum + (value - middle) ** 3, 0);
  });
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
