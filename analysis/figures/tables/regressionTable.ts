import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCoefficient, formatCount, formatP, formatR2 } from '../format';
import { comparison } from './parts/printedStatistic';
import type { TableCell, TableSpec } from '../figure';
import type { Coefficient, RegressionPart } from '../../analysisResults';

/** Statistics of the regression with what is printed beside them, then the coefficients with their intervals. */
export function regressionTable(regression: RegressionPart, reason: string): TableSpec {
  const { printed } = regression;
  const statistic = (
    id: string,
    name: string,
    value: number,
    format: (value: number | null) => string,
  ): readonly TableCell[] => {
    const print = printed[id];
    const relation = comparison(value, print, reason);
    return [
      textCell(id, name),
      numberCell(value, format),
      missingCell(),
      missingCell(),
      missingCell(),
      print === undefined ? missingCell() : { value: print.value ?? print.text, text: print.text },
      relation === null ? missingCell() : textCell(relation),
    ];
  };
  const coefficient = (own: Coefficient): readonly TableCell[] => [
    textCell(own.name, own.name === 'intercept' ? 'Intercept' : own.name),
    numberCell(own.estimate, formatCoefficient),
    numberCell(own.lo, formatCoefficient),
    numberCell(own.hi, formatCoefficient),
    numberCell(own.p, formatP),
    missingCell(),
    missingCell(),
  ];
  return {
    id: 'regression',
    title: 'PGR on the principal components',
    columns: [
      textColumn('statistic', 'Statistic'),
      numberColumn('value', 'Computed'),
      numberColumn('lo', 'from', null, '95 % interval'),
      numberColumn('hi', 'to', null, '95 % interval'),
      numberColumn('p', 'p'),
      numberColumn('printed', 'Printed'),
      textColumn('comparison', 'Computed against printed'),
    ],
    rows: [
      statistic('n', 'Cells', regression.n, formatCount),
      statistic('k', 'Components', regression.k, formatCount),
      statistic('r2', 'R²', regression.r2, formatR2),
      statistic('adjustedR2', 'Adjusted R²', regression.adjustedR2, formatR2),
      statistic('f', `F(${regression.k}, ${regression.n - regression.k - 1})`, regression.f, formatCoefficient),
      statistic('fP', 'p of the F test', regression.fP, formatP),
      statistic('leaveOneOutR2', 'R² leaving one cell out', regression.leaveOneOutR2, formatR2),
      statistic('leaveOneGeneratorOutR2', 'R² leaving one generator out', regression.leaveOneGeneratorOutR2, formatR2),
      ...regression.coefficients.map(coefficient),
    ],
    notes: [
      `Least squares over ${regression.n} cells; intervals and p from the t distribution with ` +
        `${regression.n - regression.k - 1} degrees of freedom. They treat cells as independent, which they are not.`,
      'Out of sample, standardisation, components and regression are refitted in each fold; negative means worse than ' +
        'predicting the mean.',
    ],
  };
}
