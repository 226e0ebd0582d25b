import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCoefficient, formatCount, formatP, formatR2 } from '../format';
import { comparison } from './parts/printedStatistic';
import type { TableCell, TableSpec } from '../figure';
import type { AnalyseResult, Relation } from '../../analysisResults';

type ProblemSolving = NonNullable<AnalyseResult['problemSolving']>;

function row(id: string, name: string, relation: Relation, reason: string): readonly TableCell[] {
  const { r2, p } = relation.printed;
  const compared = [
    ['R²', comparison(relation.r2, r2, reason)],
    ['p', comparison(relation.p, p, reason)],
  ].flatMap(([statistic, text]) => (text === null ? [] : [`${statistic}: ${text}`]));
  const printedCell = (printed: typeof r2) =>
    printed === undefined ? missingCell() : { value: printed.value ?? printed.text, text: printed.text };
  return [
    textCell(id, name),
    numberCell(relation.n, formatCount),
    numberCell(relation.slope, formatCoefficient),
    numberCell(relation.intercept, formatCoefficient),
    numberCell(relation.r2, formatR2),
    printedCell(r2),
    numberCell(relation.p, formatP),
    printedCell(p),
    compared.length === 0 ? missingCell() : textCell(compared.join(' ')),
  ];
}

/** The regressions of PGR on problem solving, coarse and fine, with what is printed. */
export function problemSolvingTable({ coarse, fine }: ProblemSolving, reason: string): TableSpec {
  return {
    id: 'problem_solving',
    title: 'Problem solving against data generation: least squares',
    columns: [
      textColumn('relation', 'Relation'),
      numberColumn('n', 'n'),
      numberColumn('slope', 'Slope', 'PGR points per point'),
      numberColumn('intercept', 'Intercept', '%'),
      numberColumn('r2', 'computed', null, 'R²'),
      numberColumn('r2.printed', 'printed', null, 'R²'),
      numberColumn('p', 'computed', null, 'p'),
      numberColumn('p.printed', 'printed', null, 'p'),
      textColumn('comparison', 'Computed against printed'),
    ],
    rows: [
      ...(coarse === undefined ? [] : [row('coarse', 'Generators', coarse, reason)]),
      ...(fine === undefined ? [] : [row('fine', 'Cells', fine, reason)]),
    ],
    notes: [
      'p is two-sided, from the t distribution with n − 2 degrees of freedom, and treats points as independent; cells of ' +
        'one generator or one setting are not.',
    ],
  };
}
