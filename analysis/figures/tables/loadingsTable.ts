import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCorrelation, formatPercent } from '../format';
import { metricLabel } from '../../metrics/metricLabel';
import { componentName, printedComponent } from '../printedComponent';
import type { TableSpec } from '../figure';
import type { PcaPart } from '../../analysisResults';

/** Loadings of the first `k` components; under each the printed one, turned to the computed direction. */
export function loadingsTable(pca: PcaPart, k: number): TableSpec {
  const components = pca.loadings.slice(0, k).map((_, index) => index);
  const printed = components.map((index) => printedComponent(pca, index));
  const hasPrinted = printed.some((component) => component !== null);
  const columns = components.flatMap((index) => {
    const name = componentName(index);
    const computed = numberColumn(name, hasPrinted ? 'computed' : name, null, hasPrinted ? name : null);
    if (!hasPrinted) return [computed];
    const match = printed[index] ?? null;
    const header = match === null ? 'printed' : `printed (${componentName(match.index)})`;
    return [computed, numberColumn(`${name}.printed`, header, null, name)];
  });
  const loadingRows = pca.columns.map((column, row) => [
    textCell(column, metricLabel(column), { subject: { metric: column } }),
    ...components.flatMap((index) => {
      const computed = numberCell(pca.loadings[index]?.[row] ?? null, formatCorrelation);
      return hasPrinted ? [computed, numberCell(printed[index]?.loadings[row] ?? null, formatCorrelation)] : [computed];
    }),
  ]);
  const explained = [
    textCell('explained_variance_percent', 'Explained variance (%)'),
    ...components.flatMap((index) => {
      const computed = numberCell((pca.explainedVarianceRatio[index] ?? 0) * 100, formatPercent);
      const share = printed[index]?.explainedVarianceRatio ?? null;
      return hasPrinted ? [computed, numberCell(share === null ? null : share * 100, formatPercent)] : [computed];
    }),
  ];
  const congruence = [
    textCell('congruence', 'Congruence with the printed component'),
    ...components.flatMap((index) => {
      const match = printed[index] ?? null;
      const value = match === null ? missingCell() : numberCell(Math.abs(match.congruence), formatCorrelation);
      return [value, missingCell()];
    }),
  ];
  return {
    id: 'loadings',
    title: 'Loadings of the principal components',
    columns: [textColumn('column', 'Column'), ...columns],
    rows: [...loadingRows, explained, ...(hasPrinted ? [congruence] : [])],
    notes: [
      `Unit-length loadings over ${pca.rows.length} cells, columns standardised with the population deviation; the ` +
        'largest absolute loading of a component is positive.',
      ...(hasPrinted
        ? [
            `Printed: ${pca.printed?.source ?? ''}, matched by the best assignment of absolute congruence and turned to ` +
              'the computed direction.',
          ]
        : []),
    ],
  };
}
