import type { GeneratorClusters } from '../../../analysisResults';
import type { WildInterval } from '../../../evidenceResults';
import { cr1Errors } from '../../../statistics/clusterRobust';
import type { LeastSquares } from '../../../statistics/leastSquares';
import type { Rows } from '../../../statistics/matrix';
import { withErrors } from '../../../statistics/standardErrors';
import { wildClusterBootstrap } from '../../../statistics/wildClusterBootstrap';
import { attempt } from '../../../statistics/attempt';
import { isFinished } from './isFinished';
import type { EvidenceRows } from './evidenceRows';

/** Six-point weights: generators are few. The seed makes a page repeat itself. */
const options = { weights: 'webb', draws: 1999, seed: 1 } as const;

/** Null with fewer than two generators, or where they fit the outcome exactly. */
export function generatorClusters(
  fit: LeastSquares,
  { scores, names, pgr, generators }: EvidenceRows,
): GeneratorClusters | null {
  return attempt(() => {
    const errors = cr1Errors(scores, fit, generators);
    const coefficients = withErrors(fit, errors);
    if (!coefficients.every(isFinished)) return null;
    return {
      clusters: errors.clusters ?? 0,
      coefficients,
      wildBootstrap: names.map((name, j) => ({ name, ...wildInterval(scores, pgr, fit, j, generators) })),
    };
  });
}

/** Of one coefficient, j counted without the intercept. */
export function wildInterval(
  x: Rows,
  y: readonly number[],
  fit: LeastSquares,
  j: number,
  generators: readonly string[],
): WildInterval {
  const test = wildClusterBootstrap(x, y, fit, j, generators, options);
  const { p, arrangements, enumerated } = test;
  return { null: test.null, p, arrangements, enumerated, lo: finite(test.lo), hi: finite(test.hi) };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
