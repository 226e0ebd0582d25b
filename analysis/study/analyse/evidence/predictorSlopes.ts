import type { Coefficient, PredictorEvidence } from '../../../analysisResults';
import { groupSlopes, isFitted, type NoFit, type SlopeFit } from '../../../statistics/groupSlopes';
import { columnOf } from '../../../statistics/matrix';
import { fitStandardisation, standardise } from '../../../statistics/standardise';
import { isFinished } from './isFinished';
import type { EvidenceRows } from './evidenceRows';

export type PredictorSlopes = Pick<PredictorEvidence, 'column' | 'pooled' | 'within' | 'between'>;

/** Each predictor alone, in points of PGR for one of its standard deviations over all rows, at three levels. */
export function predictorSlopes({
  columns,
  predictors,
  pgr,
  generators,
  settings,
}: Omit<EvidenceRows, 'scores' | 'names'>): PredictorSlopes[] {
  const standardised = standardise(predictors, fitStandardisation(predictors, 'population'));
  const several = new Set(generators).size > 1 ? generators : null;
  return columns.map((column, j) => {
    const x = columnOf(standardised, j).map((value) => [value]);
    const slopes = groupSlopes(x, pgr, [column], settings, several);
    return {
      column,
      pooled: slopeOf(slopes.pooled),
      within: slopeOf(slopes.within),
      between: slopeOf(slopes.between),
    };
  });
}

function slopeOf(fit: SlopeFit | NoFit): Coefficient | null {
  const slope = isFitted(fit) ? fit.slopes[0] : undefined;
  return slope && isFinished(slope) ? slope : null;
}
