import { formatCoefficient, formatInterval, formatR2, statementOfP } from '../format';
import { ink } from '../ink';
import { plotlyText } from './parts/plotlyText';
import { regressionTable } from '../tables/regressionTable';
import { statisticsLine, statisticsMargin } from './parts/statisticsLine';
import type { FigureSpec } from '../figure';
import type { RegressionPart } from '../../analysisResults';

/** Coefficients of the components with their 95 % intervals and the line of no effect. The intercept is in the table. */
export function componentCoefficients(regression: RegressionPart, reason: string): FigureSpec {
  const slopes = regression.coefficients.slice(1);
  const names = slopes.map((coefficient) => plotlyText(coefficient.name));
  const statistics =
    `R² = ${formatR2(regression.r2)},  adjusted ${formatR2(regression.adjustedR2)},  ` +
    `F test ${statementOfP(regression.fP)},  n = ${regression.n} cells`;
  return {
    id: 'component_coefficients',
    title: 'PGR on the principal components: coefficients',
    explanation:
      `Least squares of PGR on ${regression.k} principal components over ${regression.n} cells: estimates with 95 % ` +
      `intervals from the t distribution with ${regression.n - regression.k - 1} degrees of freedom. The intervals ` +
      'treat cells as independent, which they are not; out of sample, R² is ' +
      `${formatR2(regression.leaveOneOutR2)} leaving one cell out and ${formatR2(regression.leaveOneGeneratorOutR2)} ` +
      'leaving one generator out.',
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'estimate',
        showlegend: false,
        x: slopes.map((coefficient) => coefficient.estimate),
        y: slopes.map((_, index) => index),
        text: slopes.map(
          (coefficient, index) =>
            `${names[index] ?? ''}<br>${formatCoefficient(coefficient.estimate)} ` +
            `${formatInterval(coefficient.lo, coefficient.hi, formatCoefficient) ?? ''}<br>${statementOfP(coefficient.p)}`,
        ),
        hovertemplate: '%{text}<extra></extra>',
        marker: { color: ink.text, size: 7 },
        error_x: {
          type: 'data',
          symmetric: false,
          array: slopes.map((coefficient) => coefficient.hi - coefficient.estimate),
          arrayminus: slopes.map((coefficient) => coefficient.estimate - coefficient.lo),
          color: ink.text,
          thickness: 1.33,
          width: 0,
        },
      },
    ],
    layout: {
      margin: statisticsMargin,
      xaxis: { title: { text: 'PGR points per unit of the component’s score' }, showgrid: true, zeroline: true },
      yaxis: {
        tickvals: slopes.map((_, index) => index),
        ticktext: names,
        range: [slopes.length - 0.5, -0.5],
        showgrid: false,
        showline: false,
        ticks: '',
      },
      annotations: [statisticsLine(statistics)],
    },
    table: regressionTable(regression, reason),
  };
}
