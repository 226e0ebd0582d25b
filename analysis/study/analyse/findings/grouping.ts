import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding } from '../../../analysisResults';
import { columnOf } from '../../../statistics/matrix';
import { constantGroups } from '../../../statistics/structure';
import { countDistinct, settingKey } from '../place';
import { count, enumerate, figure, percent, type FindingContext } from './finding';

/** Rows share generators and settings: what that means for p-values and predictors. */
export function examineGrouping(context: FindingContext): Finding[] {
  return [
    ...groupedRows(context),
    ...fewGenerators(context),
    ...settingsAlone(context),
    ...constantPredictors(context),
  ];
}

function groupedRows({ parts }: FindingContext): Finding[] {
  const { n, generators, settings } = parts.data;
  if (n < 3 || (generators === n && settings === n)) return [];
  const fine = parts.problemSolving?.fine;
  return [
    {
      code: 'rows-grouped',
      severity: 'caution',
      message:
        `The ${n} rows come from ${count(generators, 'generator')} and ${count(settings, 'setting')} and are not ${n} independent observations: ` +
        'rows of one generator or one setting resemble each other. A p-value that assumes independence is too small; ' +
        'the skill on generators left out does not rest on it.',
      evidence: {
        rows: n,
        generators,
        settings,
        ...(fine && { distinctProblemSolvingScores: countDistinct(fine.points.map(({ x }) => x)) }),
      },
    },
  ];
}

const MANY_POINTS = 10;

function fewGenerators({ parts }: FindingContext): Finding[] {
  const coarse = parts.problemSolving?.coarse;
  if (!coarse || coarse.n >= MANY_POINTS) return [];
  return [
    {
      code: 'few-generators',
      severity: 'caution',
      message: `The overall relation rests on ${coarse.n} generators. With so few points its p of ${figure(coarse.p)} neither shows nor excludes a relation.`,
      evidence: { generators: coarse.n, r2: coarse.r2, p: coarse.p },
    },
  ];
}

function settingsAlone({ parts }: FindingContext): Finding[] {
  if (!parts.structure || parts.data.settings < 2 || parts.data.n <= parts.data.settings) return [];
  const { settingsR2 } = parts.structure;
  const regressionR2 = parts.regression?.r2;
  const beside = regressionR2 === undefined ? '' : `; the regression on components reaches ${percent(regressionR2)}`;
  return [
    {
      code: 'settings-alone',
      severity: 'note',
      message: `The setting alone, with no predictor of the data, explains ${percent(settingsR2)} of the variance of PGR${beside}.`,
      evidence: { settingsR2, settings: parts.data.settings, ...(regressionR2 !== undefined && { regressionR2 }) },
    },
  ];
}

function constantPredictors({ fit }: FindingContext): Finding[] {
  const { columns, rows } = fit.observations;
  const values = rows.map((row) => row.values);
  const settings = rows.map(settingKey);
  const constant = columns
    .map((column, j) => ({ column, settings: constantGroups(columnOf(values, j), settings) }))
    .filter((entry) => entry.settings.length > 0);
  if (constant.length === 0) return [];
  return [
    {
      code: 'constant-within-settings',
      severity: 'caution',
      message:
        `Within some settings all generators have the same value of ${enumerate(constant.map(({ column }) => metricLabel(column)))}. ` +
        'There it says nothing about differences between generators; its relation to PGR comes from the other settings and from differences between settings.',
      evidence: Object.fromEntries(constant.map((entry) => [entry.column, entry.settings.join('; ')])),
    },
  ];
}
