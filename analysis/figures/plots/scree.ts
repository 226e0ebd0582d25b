import { explainedVarianceTable } from '../tables/explainedVarianceTable';
import { formatPercent } from '../format';
import { ink } from '../ink';
import { componentName, printedComponent } from '../printedComponent';
import type { FigureSpec } from '../figure';
import type { PcaPart } from '../../analysisResults';

const offset = 0.2;
const above = { yanchor: 'bottom', yshift: 1 } as const;

/** Explained variance of every component, printed values beside computed ones, and the cumulative share. */
export function scree(pca: PcaPart): FigureSpec {
  const ratios = pca.explainedVarianceRatio;
  const names = ratios.map((_, index) => componentName(index));
  const positions = ratios.map((_, index) => index);
  const printed = positions.map((index) => printedComponent(pca, index));
  const hasPrinted = printed.some((component) => component !== null);
  let sum = 0;
  const cumulative = ratios.map((ratio) => (sum += ratio) * 100);

  const computedBars = {
    type: 'bar',
    name: 'computed',
    showlegend: false,
    x: positions.map((index) => (hasPrinted ? index - offset : index)),
    y: ratios.map((ratio) => ratio * 100),
    width: hasPrinted ? 2 * offset : 0.6,
    marker: { color: ink.faint, line: { color: ink.faint, width: 0.67 } },
    text: ratios.map((ratio, index) => `${names[index] ?? ''}, computed: ${formatPercent(ratio * 100)} %`),
    textposition: 'none',
    hovertemplate: '%{text}<extra></extra>',
  };
  const printedBars = {
    ...computedBars,
    name: 'printed',
    x: positions.map((index) => index + offset),
    y: printed.map((component) =>
      component?.explainedVarianceRatio == null ? null : component.explainedVarianceRatio * 100,
    ),
    marker: { color: ink.background, line: { color: ink.text, width: 0.67 } },
    text: printed.map((component) =>
      component === null
        ? ''
        : `${componentName(component.index)} as printed: ${formatPercent((component.explainedVarianceRatio ?? 0) * 100)} %`,
    ),
  };
  const line = {
    type: 'scatter',
    mode: 'lines+markers',
    name: 'cumulative',
    showlegend: false,
    cliponaxis: false,
    x: positions,
    y: cumulative,
    line: { color: ink.text, width: 1.33 },
    marker: { color: ink.text, size: 5 },
    text: cumulative.map((value, index) => `${names[index] ?? ''}, cumulative: ${formatPercent(value)} %`),
    hovertemplate: '%{text}<extra></extra>',
  };
  const label = (text: string, x: number, y: number, more: Readonly<Record<string, unknown>>) => ({
    text,
    x,
    y,
    ...more,
  });
  const labels = [
    label('cumulative', Math.min(1, ratios.length - 1), cumulative[1] ?? 0, {
      xanchor: 'right',
      yanchor: 'bottom',
      xshift: -6,
    }),
    label('computed', hasPrinted ? -offset : 0, (ratios[0] ?? 0) * 50, {
      textangle: -90,
      font: { color: ink.background },
    }),
    ...(hasPrinted ? [label('printed', offset, (ratios[0] ?? 0) * 50, { textangle: -90 })] : []),
    // A printed component beside a computed one of another number is named.
    ...printed.flatMap((component, index) =>
      component === null || component.index === index || component.explainedVarianceRatio === null
        ? []
        : [label(componentName(component.index), index + offset, component.explainedVarianceRatio * 100, above)],
    ),
  ];
  return {
    id: 'scree',
    title: 'Variance explained by the principal components',
    explanation:
      `Principal components of ${pca.rows.length} cells × ${pca.columns.length} columns, each column standardised with ` +
      'its population deviation. Bars: share of the variance of the columns, computed' +
      (hasPrinted
        ? `, and as printed (${pca.printed?.source ?? ''}), each printed component beside the computed one that it is ` +
          'most congruent with. '
        : '. ') +
      'Line: cumulative share. This is variance of the predictors, not of PGR.',
    data: [computedBars, ...(hasPrinted ? [printedBars] : []), line],
    layout: {
      barmode: 'overlay',
      xaxis: { title: { text: 'Principal component' }, tickvals: positions, ticktext: names, showgrid: false },
      yaxis: { title: { text: 'Explained variance (%)' }, range: [0, 104], showgrid: true, zeroline: true },
      annotations: labels,
    },
    table: explainedVarianceTable(pca),
  };
}
