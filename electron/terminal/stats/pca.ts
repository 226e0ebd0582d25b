/** `agora stats pca TABLE.csv` */
import { AgoraError } from '../../../analysis/errors';
import { formatCorrelation, formatR2, plainMinus } from '../../../analysis/figures/format';
import { componentNames } from '../../../analysis/statistics/componentRegression';
import { loadingStability } from '../../../analysis/statistics/loadingStability';
import { columnOf, itemAt, pick, type Rows } from '../../../analysis/statistics/matrix';
import { parallelAnalysis } from '../../../analysis/statistics/parallelAnalysis';
import { fitPca, project, type PrincipalComponents } from '../../../analysis/statistics/pca';
import { columnMeasures, rowMeasures, supplementaryCorrelations } from '../../../analysis/statistics/pcaMeasures';
import { textTable } from '../textTable';
import type { Call } from '../verb';
import { rowsForComponents } from './missingValues';
import { columnsOption, countOption, seedOption, type StatsCommand } from './request';
import { nearlyNumericColumns, numericColumns, type StatsTable } from './statsTable';
import { leftOutText, significant, skippedText } from './statsText';

/** Components whose loadings are resampled where no number is asked for: what the paper keeps. */
const USUAL_COMPONENTS = 5;
/** Numbers that parallel analysis may draw. */
const MOST_DRAWN = 20_000_000;

export const pca: StatsCommand = {
  name: 'pca',
  takes: ['x', 'missing', 'components', 'supplementary', 'bootstrap', 'parallel', 'seed'],
  run(table, call) {
    const supplementary = columnsOption(call, 'supplementary') ?? [];
    const given = columnsOption(call);
    const columns = given ?? numericColumns(table).filter((column) => !supplementary.includes(column));
    const twice = supplementary.find((column) => columns.includes(column));
    if (twice !== undefined)
      throw new AgoraError('bad-input', `${twice} cannot be both in --x and in --supplementary.`);
    if (columns.length < 2)
      throw new AgoraError('bad-input', 'Principal components need at least two columns of numbers.');
    const skipped = given === null ? nearlyNumericColumns(table) : [];
    for (const column of skipped) call.say(skippedText(table, column));
    const asked = countOption(call, 'components', 1, columns.length);
    const { values, lines, leftOut, missing } = rowsForComponents(table, columns, call, asked);
    if (missing.warning !== null) call.say(missing.warning);
    if (values.length < 2) throw new AgoraError('bad-input', 'Principal components need at least two rows of numbers.');
    const fit = fitPca(values, 'population');
    if (fit.rank === 0) throw new AgoraError('bad-input', 'No column varies, so there are no components.');
    const { eigenvalues, explainedVarianceRatio, loadings } = fit;
    const ofColumns = columnMeasures(fit);
    const ofRows = rowMeasures(values, fit);
    const document = {
      n: values.length,
      columns,
      standardisation: 'population',
      constant: fit.standardisation.constant.map((at) => itemAt(columns, at)),
      explainedVariance: eigenvalues,
      explainedVarianceRatio,
      loadings,
      scores: project(values, fit, loadings.length),
      lines,
      contributions: ofColumns.contributions,
      squaredCosines: ofColumns.squaredCosines,
      rowContributions: ofRows.contributions,
      rowSquaredCosines: ofRows.squaredCosines,
      supplementary: supplementary.map((name) => supplement(table, name, values, lines, fit)),
      bootstrap: resampled(call, values, fit, asked),
      parallel: compared(call, values, fit),
      missing,
      leftOut,
    };
    return { document, text: `${textOf(document, call.width)}${leftOutText(leftOut)}` };
  },
};

/** How a column that takes no part goes with each component, over the rows where it has a number. */
function supplement(table: StatsTable, name: string, values: Rows, lines: readonly number[], fit: PrincipalComponents) {
  const at = table.header.indexOf(name);
  if (at < 0 || table.header.lastIndexOf(name) !== at)
    throw new AgoraError('bad-input', `${table.name}: The table has no one column called "${name}".`, {
      value: name,
      nextStep: `Its columns are ${table.header.join(', ')}.`,
    });
  const byLine = new Map(table.rows.map(({ line, cells }) => [line, (cells[at] ?? '').trim()]));
  const numbers = lines.map((line) => (byLine.get(line) ? Number(byLine.get(line)) : NaN));
  const known = numbers.flatMap((value, i) => (Number.isFinite(value) ? [i] : []));
  return {
    name,
    n: known.length,
    correlations:
      known.length < 3
        ? fit.loadings.map(() => null)
        : supplementaryCorrelations(pick(numbers, known), pick(values, known), fit),
  };
}

/** Bootstrap over rows; null where it is not asked for. */
function resampled(call: Call, values: Rows, fit: PrincipalComponents, asked: number | null) {
  const resamples = countOption(call, 'bootstrap', 100, 100_000);
  const seed = seedOption(call);
  if (resamples === null) return null;
  if (fit.standardisation.constant.length > 0)
    throw new AgoraError('bad-input', 'A column does not vary, so its loadings cannot be resampled.', {
      nextStep: 'Leave it out of --x.',
    });
  const count = Math.min(asked ?? USUAL_COMPONENTS, fit.rank);
  const stability = loadingStability(values, fit, count, resamples, seed);
  if (stability === null)
    throw new AgoraError('bad-input', 'Too many resamples have a column that does not vary.', {
      nextStep: 'Leave out columns that are the same in nearly all rows.',
    });
  const { intervals, foundAgain } = stability;
  return { resamples, seed, components: count, intervals, foundAgain };
}

/** Parallel analysis over the columns that vary; null where it is not asked for. */
function compared(call: Call, values: Rows, { explainedVarianceRatio, standardisation }: PrincipalComponents) {
  const draws = countOption(call, 'parallel', 20, 100_000);
  const seed = seedOption(call);
  if (draws === null) return null;
  const p = standardisation.means.length - standardisation.constant.length;
  if (draws * values.length * p > MOST_DRAWN)
    throw new AgoraError('bad-input', `--parallel ${draws} would draw more than ${MOST_DRAWN} numbers.`, {
      nextStep: 'Ask for fewer tables.',
    });
  const shares = explainedVarianceRatio.slice(0, Math.min(p, values.length));
  const { thresholds, components } = parallelAnalysis(shares, values.length, p, draws, seed);
  return { draws, seed, thresholds, components };
}

interface Shown {
  readonly n: number;
  readonly columns: readonly string[];
  readonly explainedVariance: readonly number[];
  readonly explainedVarianceRatio: readonly number[];
  readonly loadings: Rows;
  readonly squaredCosines: Rows;
  readonly supplementary: readonly ReturnType<typeof supplement>[];
  readonly bootstrap: ReturnType<typeof resampled>;
  readonly parallel: ReturnType<typeof compared>;
}

function textOf(shown: Shown, width: number): string {
  const { n, columns, explainedVariance, explainedVarianceRatio, loadings, supplementary, bootstrap, parallel } = shown;
  const signed = (value: number | null) => plainMinus(formatCorrelation(value));
  const names = componentNames(loadings.length);
  const interval = (c: number, j: number) => {
    const bounds = bootstrap?.intervals[c]?.[j];
    return bounds ? ` [${signed(bounds.lo)}, ${signed(bounds.hi)}]` : '';
  };
  const table = textTable(
    ['', ...names].map((header, at) => ({ header, align: at === 0 ? 'left' : 'right' })),
    [
      ['explained variance', ...explainedVariance.map(significant)],
      ['share', ...explainedVarianceRatio.map(formatR2)],
      ...(parallel ? [['share by chance (95 %)', ...parallel.thresholds.map(formatR2)]] : []),
      ...(bootstrap ? [['found again', ...bootstrap.foundAgain.map(formatR2)]] : []),
      ...columns.map((column, j) => [
        column,
        ...loadings.map((component, c) => `${signed(itemAt(component, j))}${interval(c, j)}`),
      ]),
      ...columns.map((column, j) => [`cos² ${column}`, ...columnOf(shown.squaredCosines, j).map(formatR2)]),
      ...supplementary.map(({ name, correlations }) => [`r ${name}`, ...correlations.map(signed)]),
    ],
    width,
  );
  return [
    table,
    `n ${n}; each column less its mean, over its population deviation; largest loading of a component positive.\n`,
    ...(parallel
      ? [
          `Parallel analysis: ${parallel.components} of ${loadings.length} components carry more than in 95 % of ${parallel.draws} tables of unrelated columns, seed ${parallel.seed}.\n`,
        ]
      : []),
    ...(bootstrap
      ? [
          `Bootstrap: ${bootstrap.resamples} resamples of rows, seed ${bootstrap.seed}; intervals of 95 % after Procrustes rotation; found again with a congruence of at least 0.95.\n`,
        ]
      : []),
  ].join('');
}
