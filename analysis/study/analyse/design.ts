/** What the next study would be planned with: how much generators and cells differ, and how large effects look here. */
import type { Coefficient } from '../../analysisResults';
import type { StudyDesign } from '../../evidenceResults';
import { groupDummies } from '../../statistics/fixedEffects';
import { inferred } from '../../statistics/inferred';
import { leaveOneGroupOut } from '../../statistics/crossValidate';
import { columnOf, dot, pick } from '../../statistics/matrix';
import { mixedModel } from '../../statistics/mixedModel';
import { residualsOn } from '../../statistics/partialRegression';
import { median } from '../../statistics/quantile';
import { centre, isConstant, mean } from '../../statistics/summary';
import { attempt } from '../../statistics/attempt';
import { isFinished } from './evidence/isFinished';
import type { StudyFit } from './fitStudy';
import { countDistinct, settingKey } from './place';

/** What is left of a column after its generator and setting, relative to what there was, when nothing is. */
const NOTHING_LEFT = 1e-9;

/** Null where generators or settings are too few to tell their differences from those of cells. */
export function studyDesign({
  choice: { cells },
  observations: { rows },
  components: { fitted },
}: StudyFit): StudyDesign | null {
  const pgr = cells.map((cell) => cell.pgr);
  const variances = isConstant(pgr)
    ? null
    : attempt(() =>
        mixedModel(
          cells.map(() => []),
          pgr,
          [],
          [
            { name: 'generator', labels: cells.map(({ generator }) => generator) },
            { name: 'setting', labels: cells.map(settingKey) },
          ],
        ),
      );
  if (!variances) return null;
  const [generator, setting] = variances.components;
  const outcome = rows.map((row) => row.pgr);
  const generators = rows.map((row) => row.generator);
  const settings = rows.map(settingKey);
  return {
    generators: countDistinct(cells.map((cell) => cell.generator)),
    settings: countDistinct(cells.map(settingKey)),
    seeds: Math.max(1, Math.round(median(cells.map(({ runs }) => runs.length)))),
    variances: {
      generator: generator?.variance ?? 0,
      setting: setting?.variance ?? 0,
      cell: variances.residualVariance,
    },
    effects: (fitted?.columns ?? []).map((column, j) => {
      const x = columnOf(fitted?.predictors ?? [], j);
      return {
        column,
        betweenGenerators: betweenGenerators(column, x, outcome, generators),
        betweenCells: betweenCells(column, x, outcome, generators, settings),
      };
    }),
  };
}

/** Of the generators' means. */
function betweenGenerators(
  column: string,
  x: readonly number[],
  y: readonly number[],
  generators: readonly string[],
): Coefficient | null {
  const members = leaveOneGroupOut(generators);
  const meansOf = (values: readonly number[]) => members.map((rows) => mean(pick(values, rows)));
  return standardisedSlope(column, centre(meansOf(x)), centre(meansOf(y)), members.length - 1);
}

/** Of what generator and setting leave of both. */
function betweenCells(
  column: string,
  x: readonly number[],
  y: readonly number[],
  generators: readonly string[],
  settings: readonly string[],
): Coefficient | null {
  const byGenerator = groupDummies(generators);
  const bySetting = groupDummies(settings);
  const effects = byGenerator.map((row, i) => [...row, ...(bySetting[i] ?? [])]);
  const freedom = y.length - countDistinct(generators) - countDistinct(settings) + 1;
  if (freedom < 2) return null;
  const left = residualsOn(effects, x);
  const whole = centre(x);
  if (dot(left, left) <= NOTHING_LEFT * dot(whole, whole)) return null;
  return standardisedSlope(column, left, residualsOn(effects, y), freedom);
}

/** Slope for one standard deviation, Σx²/freedom, of a centred x; null where x does not vary or no residual is left. */
function standardisedSlope(
  name: string,
  x: readonly number[],
  y: readonly number[],
  freedom: number,
): Coefficient | null {
  const spread = dot(x, x);
  if (spread === 0 || freedom < 2) return null;
  const slope = dot(x, y) / spread;
  const residuals = y.map((value, i) => value - slope * (x[i] ?? 0));
  const deviation = Math.sqrt(spread / freedom);
  const standardError = Math.sqrt(dot(residuals, residuals) / (freedom - 1) / spread);
  const effect = inferred(name, slope * deviation, standardError * deviation, freedom - 1);
  return isFinished(effect) ? effect : null;
}
