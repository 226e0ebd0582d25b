import type { NamedTest, PredictorEvidence } from '../../../analysisResults';
import { corrected } from '../../../statistics/corrected';
import { centreWithin } from '../../../statistics/fixedEffects';
import { columnOf, dot, itemAt, pick } from '../../../statistics/matrix';
import { permuteGenerators } from '../../../statistics/permutationTest';
import { isConstant } from '../../../statistics/summary';
import { attempt } from '../../../statistics/attempt';
import { commonSettings, overCommonSettings } from './commonSettings';
import type { EvidenceRows } from './evidenceRows';
import { testOf } from './exchange';
import { predictorSlopes } from './predictorSlopes';

const joint = { draws: 9999, seed: 1 } as const;

/** Each predictor alone: its slopes at three levels, and whether any relation is left within settings. */
export function predictorEvidence(rows: EvidenceRows): PredictorEvidence[] {
  const permutations = corrected(rows.columns.map((_, j) => withinSettingsTest(rows, j)));
  return predictorSlopes(rows).map((slopes, j) => ({ ...slopes, permutation: itemAt(permutations, j) }));
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
