import { fitTraces } from './parts/fitTraces';
import { formatPercent, formatR2, statementOfP } from '../format';
import { generatorColours } from '../generatorColours';
import { ink } from '../ink';
import { generatorName } from '../names';
import { placeLabels } from './parts/placeLabels';
import { plotlyText } from './parts/plotlyText';
import { paddedRange } from './parts/range';
import { relationTable } from './parts/relationTable';
import { statisticsLine, statisticsMargin } from './parts/statisticsLine';
import type { FigureSpec } from '../figure';
import type { Relation } from '../../analysisResults';
import type { Study } from '../../study/study';

/** One labelled point a generator: mean problem solving against mean PGR, with the least-squares line and its band. */
export function coarseProblemSolving(study: Study, relation: Relation): FigureSpec {
  const { points } = relation;
  const colours = generatorColours(
    study,
    points.map((point) => point.generator),
  );
  const [left, right] = paddedRange(
    points.map((point) => point.x),
    0.12,
  );
  const [bottom, top] = paddedRange(
    points.map((point) => point.y),
    0.3,
  );
  const names = points.map((point) => generatorName(study, point.generator));
  const places = placeLabels(
    points.map((point, index) => ({
      x: (point.x - left) / (right - left),
      y: (point.y - bottom) / (top - bottom),
      label: names[index] ?? '',
    })),
  );
  const marks = {
    type: 'scatter',
    mode: 'markers+text',
    name: 'generators',
    showlegend: false,
    cliponaxis: false,
    x: points.map((point) => point.x),
    y: points.map((point) => point.y),
    customdata: points.map((point) => [point.generator, null, null]),
    text: names.map(plotlyText),
    textposition: places,
    hovertext: points.map((point, index) =>
      [
        plotlyText(names[index] ?? ''),
        `Problem solving ${formatPercent(point.x)} %`,
        `PGR ${formatPercent(point.y)} %`,
      ].join('<br>'),
    ),
    hovertemplate: '%{hovertext}<extra></extra>',
    marker: {
      color: points.map((point) => colours.get(point.generator)),
      size: 8,
      line: { color: ink.background, width: 0.67 },
    },
  };
  const statistics = `R² = ${formatR2(relation.r2)},  ${statementOfP(relation.p)},  n = ${relation.n} generators`;
  return {
    id: 'pgr_vs_problem_solving',
    title: 'Problem solving against data generation, by generator',
    explanation:
      `Least squares of each generator's mean PGR on its mean problem-solving score over ${relation.n} generators ` +
      '(line), with the pointwise 95 % confidence band of the mean. p is two-sided, from the t distribution with ' +
      `${relation.n - 2} degrees of freedom. With so few generators neither R² nor p stands alone: one generator can ` +
      'move the line.',
    data: [...fitTraces(relation, points, left, right), marks],
    layout: {
      margin: statisticsMargin,
      xaxis: { title: { text: 'Problem solving, mean score (%)' }, range: [left, right], showgrid: true },
      yaxis: { title: { text: 'Mean PGR (%)' }, range: [bottom, top], showgrid: true, zeroline: true },
      annotations: [statisticsLine(statistics)],
    },
    table: relationTable(study, 'pgr_vs_problem_solving', 'Problem solving and mean PGR, by generator', relation),
  };
}
