import { cellLegend, cellLegendLayout, cellMarkers, type CellMark } from './parts/cellMarkers';
import { fitTraces } from './parts/fitTraces';
import { formatPercent, formatR2, statementOfP } from '../format';
import { paddedRange } from './parts/range';
import { relationTable } from './parts/relationTable';
import { statisticsLine, statisticsMargin } from './parts/statisticsLine';
import type { FigureSpec } from '../figure';
import type { Relation } from '../../analysisResults';
import type { Study } from '../../study/study';

/** One point a cell: the generator's mean score on the cell's domain against the cell's PGR. */
export function fineProblemSolving(study: Study, relation: Relation): FigureSpec {
  const marks: readonly CellMark[] = relation.points.map((point) => ({
    generator: point.generator,
    method: point.method ?? '',
    domain: point.domain ?? '',
    x: point.x,
    y: point.y,
    detail: `Score ${formatPercent(point.x)} %, PGR ${formatPercent(point.y)} %`,
  }));
  const [left, right] = paddedRange(
    marks.map((mark) => mark.x),
    0.04,
  );
  const statistics = `R² = ${formatR2(relation.r2)},  ${statementOfP(relation.p)},  n = ${relation.n} cells`;
  return {
    id: 'pgr_vs_problem_solving_by_setting',
    title: 'Problem solving against data generation, by cell',
    explanation:
      `Least squares of a cell's PGR on its generator's mean score on the benchmarks of the cell's domain, over ` +
      `${relation.n} cells (line), with the pointwise 95 % confidence band of the mean. p treats the cells as ` +
      'independent. They are not: cells of one generator, and of one setting, hang together, so p is too small. ' +
      'The relation within settings stands in the table of relations.',
    data: [...fitTraces(relation, marks, left, right), ...cellMarkers(study, marks), ...cellLegend(study, marks)],
    layout: {
      margin: statisticsMargin,
      ...cellLegendLayout,
      xaxis: {
        title: { text: 'Score on the domain’s benchmarks (%)' },
        range: [left, right],
        showgrid: true,
      },
      yaxis: { title: { text: 'PGR (%)' }, showgrid: true, zeroline: true },
      annotations: [statisticsLine(statistics)],
    },
    table: relationTable(study, 'pgr_vs_problem_solving_by_setting', 'Problem solving and PGR, by cell', relation),
  };
}
