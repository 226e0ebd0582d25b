import type { Coefficient, NamedTest, PredictorEvidence } from '../../../analysisResults';
import { corrected } from '../../../statistics/corrected';
import { centreWithin } from '../../../statistics/fixedEffects';
import { groupSlopes, isFitted, type NoFit, type SlopeFit } from '../../../statistics/groupSlopes';
import { columnOf, dot, itemAt, pick } from '../../../statistics/matrix';
import { permuteGenerators } from '../../../statistics/permutationTest';
import { fitStandardisation, standardise } from '../../../statistics/standardise';
import { isConstant } from '../../../statistics/summary';
import { attempt, isFinished } from './attempt';
import { commonSettings, overCommonSettings } from './commonSettings';
import type { EvidenceRows } from './evidenceRows';
import { testOf } from './exchange';

const joint = { draws: 9999, seed: 1 } as const;

/** Each predictor alone: its slopes at three levels, and whether any relation is left within settings. */
export function predictorEvidence(rows: EvidenceRows): PredictorEvidence[] {
  const { columns, predictors, pgr, generators, settings } = rows;
  const standardised = standardise(predictors, fitStandardisation(predictors, 'population'));
  const several = new Set(generators).size > 1 ? generators : null;
  const tests = columns.map((_, j) => withinSettingsTest(rows, j));
  const permutations = corrected(tests);
  return columns.map((column, j) => {
    const x = columnOf(standardised, j).map((value) => [value]);
    const slopes = groupSlopes(x, pgr, [column], settings, several);
    return {
      column,
      pooled: slopeOf(slopes.pooled),
      within: slopeOf(slopes.within),
      between: slopeOf(slopes.between),
      permutation: itemAt(permutations, j),
    };
  });
}

function slopeOf(fit: SlopeFit | NoFit): Coefficient | null {
  const slope = isFitted(fit) ? fit.slopes[0] : undefined;
  return slope && isFinished(slope) ? slope : null;
}

/**
 * Of Pearson's r of deviations from setting means, over the settings in which every generator has one row. Null where
 * these deviations do not vary, or there is no such setting.
 */
function withinSettingsTest(rows: EvidenceRows, j: number): NamedTest | null {
  const common = commonSettings(rows.generators, rows.settings);
  const [generators, settings] = [pick(rows.generators, common.positions), pick(rows.settings, common.positions)];
  const pgr = pick(rows.pgr, common.positions);
  const x = centreWithin(pick(columnOf(rows.predictors, j), common.positions), settings);
  // Exchanging generators leaves the values of each setting in it: their mean and their spread stay as they are.
  const y = centreWithin(pgr, settings);
  if (isConstant(x) || isConstant(y)) return null;
  const scale = Math.sqrt(dot(x, x) * dot(y, y));
  const test = attempt(() =>
    testOf(permuteGenerators(y, generators, settings, (values) => dot(x, values) / scale, joint)),
  );
  return test && { ...test, null: overCommonSettings(test.null, common) };
}
