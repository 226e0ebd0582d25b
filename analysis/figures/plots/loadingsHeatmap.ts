import { cellGrid, gridAxis, type GridCell } from './parts/cellGrid';
import { formatCorrelation } from '../format';
import { loadingsTable } from '../tables/loadingsTable';
import { metricLabel } from '../../metrics/metricLabel';
import { plotlyText } from './parts/plotlyText';
import { componentName, printedComponent } from '../printedComponent';
import { largestAbsolute } from './parts/range';
import type { FigureSpec } from '../figure';
import type { PcaPart } from '../../analysisResults';

/** Loadings of the first `k` components, and beside them the printed ones in the same order and direction. */
export function loadingsHeatmap(pca: PcaPart, k: number): FigureSpec {
  const components = pca.loadings.slice(0, k).map((_, index) => index);
  const printed = components.map((index) => printedComponent(pca, index));
  const hasPrinted = printed.some((component) => component !== null);
  const labels = pca.columns.map(metricLabel);

  const cellsOf = (panel: string, vectors: readonly (readonly number[] | null)[]): readonly GridCell[] =>
    vectors.flatMap((vector, column) =>
      (vector ?? []).map((value, row) => ({
        column,
        row,
        value,
        text: formatCorrelation(value),
        hover: `${plotlyText(labels[row] ?? '')}<br>${componentName(column)}, ${panel}: ${formatCorrelation(value)}`,
      })),
    );
  const computedCells = cellsOf(
    'computed',
    components.map((index) => pca.loadings[index] ?? null),
  );
  const printedCells = cellsOf(
    'printed',
    printed.map((component) => component?.loadings ?? null),
  );
  const limit = largestAbsolute([...computedCells, ...printedCells].map((cell) => cell.value));
  const computedGrid = cellGrid(computedCells, limit, 'x', 'y');
  const printedGrid = cellGrid(printedCells, limit, 'x2', 'y');

  const heading = (text: string, xref: string) => ({
    text,
    xref: `${xref} domain`,
    yref: 'paper',
    x: 0,
    y: 1,
    xanchor: 'left',
    yanchor: 'bottom',
    yshift: 2,
  });
  const printedNames = printed.map((component) => (component === null ? '' : componentName(component.index)));
  return {
    id: 'loadings',
    title: 'Loadings of the principal components',
    explanation:
      `Loadings (unit length) of the first ${components.length} components of ${pca.rows.length} cells × ` +
      `${pca.columns.length} columns standardised with the population deviation; the largest absolute loading of a ` +
      `component is positive. Colour: purple negative, white zero, green positive, to ±${formatCorrelation(limit)}.` +
      (hasPrinted
        ? ` Right: the printed loadings (${pca.printed?.source ?? ''}), each component beside the computed one that it ` +
          'is most congruent with and turned to its direction.'
        : ''),
    data: [computedGrid.trace, ...(hasPrinted ? [printedGrid.trace] : [])],
    layout: {
      margin: { t: 20 },
      ...(hasPrinted ? { meta: { widePanel: 'x2' } } : {}),
      shapes: [...computedGrid.shapes, ...(hasPrinted ? printedGrid.shapes : [])],
      xaxis: { ...gridAxis(components.map(componentName), false), domain: hasPrinted ? [0, 0.485] : [0, 1] },
      ...(hasPrinted ? { xaxis2: { ...gridAxis(printedNames, false), domain: [0.515, 1], anchor: 'y' } } : {}),
      yaxis: gridAxis(labels.map(plotlyText), true),
      annotations: [heading('computed', 'x'), ...(hasPrinted ? [heading('printed', 'x2')] : [])],
    },
    table: loadingsTable(pca, k),
  };
}
