import type { VarianceShares } from '../../../analysisResults';
import { mixedModel } from '../../../statistics/mixedModel';
import { attempt } from '../../../statistics/attempt';
import { isFinished } from './isFinished';
import type { EvidenceRows } from './evidenceRows';

/** Null where generators or settings have one level only, or one a row, or too few for standard errors. */
export function varianceShares({ scores, names, pgr, generators, settings }: EvidenceRows): VarianceShares | null {
  return attempt(() => {
    const { components, residualVariance, coefficients, assumed } = mixedModel(scores, pgr, names, [
      { name: 'generator', labels: generators },
      { name: 'setting', labels: settings },
    ]);
    if (!coefficients.every(isFinished)) return null;
    const shares = components.map(({ name, variance, share }) => ({ name, variance, share }));
    const residualShare = shares.reduce((rest, { share }) => rest - share, 1);
    return { components: shares, residualVariance, residualShare, coefficients, assumed };
  });
}
