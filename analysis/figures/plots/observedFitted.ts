import { chooseCells } from '../../study/analyse/cells';
import { placeKey } from '../../study/analyse/place';
import { numberCell, numberColumn, textCell, textColumn } from '../tables/parts/cell';
import { cellLegend, cellLegendLayout, cellMarkers } from './parts/cellMarkers';
import { formatPercent, formatR2 } from '../format';
import { ink } from '../ink';
import { domainName, generatorName, methodName } from '../names';
import { paddedRange } from './parts/range';
import { statisticsLine, statisticsMargin } from './parts/statisticsLine';
import type { FigureSpec, TableSpec } from '../figure';
import type { PcaPart, RegressionPart } from '../../analysisResults';
import type { PgrResult } from '../../results';
import type { Study } from '../../study/study';

interface Fitted {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  readonly observed: number;
  readonly fitted: number;
}

/** Observed and fitted PGR of every row of the PCA. */
function fittedCells(pca: PcaPart, regression: RegressionPart, pgr: PgrResult): readonly Fitted[] {
  const [intercept, ...slopes] = regression.coefficients;
  const observed = new Map(chooseCells(pgr).cells.map((cell) => [placeKey(cell), cell.pgr]));
  return pca.rows.flatMap((row, index) => {
    const value = observed.get(placeKey(row));
    if (value === undefined) return [];
    const scores = pca.scores[index] ?? [];
    const fitted = slopes.reduce(
      (sum, slope, component) => sum + slope.estimate * (scores[component] ?? 0),
      intercept?.estimate ?? 0,
    );
    return [{ ...row, observed: value, fitted }];
  });
}

function fittedTable(study: Study, cells: readonly Fitted[]): TableSpec {
  return {
    id: 'observed_vs_fitted',
    title: 'Observed and fitted PGR by cell',
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('method', 'Method'),
      textColumn('domain', 'Domain'),
      numberColumn('observed', 'Observed PGR', '%'),
      numberColumn('fitted', 'Fitted PGR', '%'),
      numberColumn('residual', 'Residual', 'points'),
    ],
    rows: cells.map((cell) => {
      const subject = { generator: cell.generator, method: cell.method, domain: cell.domain };
      return [
        textCell(cell.generator, generatorName(study, cell.generator), { subject }),
        textCell(cell.method, methodName(study, cell.method)),
        textCell(cell.domain, domainName(study, cell.domain)),
        numberCell(cell.observed, formatPercent, { subject }),
        numberCell(cell.fitted, formatPercent),
        numberCell(cell.observed - cell.fitted, formatPercent),
      ];
    }),
    notes: [],
  };
}

/** Observed against fitted PGR, one mark a cell, with the line on which they are equal. */
export function observedFitted(study: Study, pca: PcaPart, regression: RegressionPart, pgr: PgrResult): FigureSpec {
  const cells = fittedCells(pca, regression, pgr);
  const marks = cells.map((cell) => ({
    generator: cell.generator,
    method: cell.method,
    domain: cell.domain,
    x: cell.fitted,
    y: cell.observed,
    detail: `Observed ${formatPercent(cell.observed)} %, fitted ${formatPercent(cell.fitted)} %`,
  }));
  const fittedRange = paddedRange(cells.map((cell) => cell.fitted));
  const observedRange = paddedRange(cells.map((cell) => cell.observed));
  const from = Math.max(fittedRange[0], observedRange[0]);
  const to = Math.min(fittedRange[1], observedRange[1]);
  const equal = {
    type: 'scatter',
    mode: 'lines',
    name: 'observed = fitted',
    showlegend: false,
    hoverinfo: 'skip',
    x: [from, to],
    y: [from, to],
    line: { color: ink.faint, width: 1.33, dash: 'dash' },
  };
  const statistics =
    `R² = ${formatR2(regression.r2)};  left out a cell ${formatR2(regression.leaveOneOutR2)},  ` +
    `a generator ${formatR2(regression.leaveOneGeneratorOutR2)}`;
  return {
    id: 'observed_vs_fitted',
    title: 'PGR on the principal components: observed against fitted',
    explanation:
      `Fitted values of the regression of PGR on ${regression.k} components, over ${regression.n} cells; dashed: ` +
      'observed equals fitted. The fit has seen every mark that is drawn. Beside its R² stand those of cells and of generators left out: there, standardisation, components and ' +
      'regression are refitted without the left-out cells; a negative R² is worse than predicting the mean.',
    data: [equal, ...cellMarkers(study, marks), ...cellLegend(study, marks)],
    layout: {
      margin: statisticsMargin,
      ...cellLegendLayout,
      xaxis: { title: { text: 'Fitted PGR (%)' }, range: fittedRange, showgrid: true, zeroline: true },
      yaxis: { title: { text: 'Observed PGR (%)' }, range: observedRange, showgrid: true, zeroline: true },
      annotations: [statisticsLine(statistics)],
    },
    table: fittedTable(study, cells),
  };
}
