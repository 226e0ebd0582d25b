import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCorrelation, formatFixed, formatPercent } from '../format';
import { componentName, printedComponent } from '../printedComponent';
import type { TableSpec } from '../figure';
import type { PcaPart } from '../../analysisResults';

const signed = (value: number | null) => (value !== null && value > 0.05 ? '+' : '') + formatFixed(value, 1);

/** Explained variance of every component, in percent, with the printed component it corresponds to. */
export function explainedVarianceTable(pca: PcaPart): TableSpec {
  let sum = 0;
  const source = pca.congruence === null ? null : (pca.printed?.source ?? null);
  const hasPrinted = source !== null;
  const printedColumns = [
    textColumn('printed_component', 'Printed as'),
    numberColumn('printed', 'Printed', '%'),
    numberColumn('difference', 'Difference', 'points'),
    numberColumn('congruence', 'Congruence'),
  ];
  return {
    id: 'explained_variance',
    title: 'Variance explained by the principal components',
    columns: [
      textColumn('component', 'Component'),
      numberColumn('explained_variance', 'Explained', '%'),
      numberColumn('cumulative', 'Cumulative', '%'),
      ...(hasPrinted ? printedColumns : []),
    ],
    rows: pca.explainedVarianceRatio.map((ratio, index) => {
      sum += ratio;
      const own = [
        textCell(componentName(index)),
        numberCell(ratio * 100, formatPercent),
        numberCell(sum * 100, formatPercent),
      ];
      if (!hasPrinted) return own;
      const printed = printedComponent(pca, index);
      if (printed === null) return [...own, missingCell(), missingCell(), missingCell(), missingCell()];
      const share = printed.explainedVarianceRatio;
      return [
        ...own,
        textCell(componentName(printed.index)),
        numberCell(share === null ? null : asPrinted(share), formatPercent),
        numberCell(share === null ? null : (ratio - share) * 100, signed),
        numberCell(Math.abs(printed.congruence), formatCorrelation),
      ];
    }),
    notes: [
      `Principal components of ${pca.rows.length} cells × ${pca.columns.length} columns, columns standardised with the ` +
        'population deviation. Variance of the predictors, not of PGR.',
      ...(hasPrinted
        ? [
            `Printed values: ${source}. Components are matched by the best assignment of absolute ` +
              'congruence, not by their numbers.',
          ]
        : []),
    ],
  };
}

/** Percent of a printed share without the last bits that the division and this multiplication leave. */
function asPrinted(share: number): number {
  return Number((share * 100).toPrecision(12));
}
