import { metricLabel } from '../../metrics/metricLabel';
import type { SuspiciousCell } from '../../analysisResults';
import type { Study } from '../../study/study';
import type { TableSpec } from '../figure';
import { formatCoefficient, formatFixed, formatR2 } from '../format';
import { domainName, generatorName, methodName, settingName } from '../names';
import { numberCell, numberColumn, textCell, textColumn } from './parts/cell';

const kinds: Readonly<Record<SuspiciousCell['kind'], string>> = {
  swapped: 'exchanged with another?',
  fraction: 'a fraction among percents?',
  percent: 'a percentage among fractions?',
  copied: 'copied from a neighbour?',
  outlying: 'far off',
};

/** Values that do not fit their generator and their setting, and what the study says without them. */
export function suspiciousTable(study: Study, cells: readonly SuspiciousCell[]): TableSpec {
  const effect = (cell: SuspiciousCell, name: SuspiciousCell['effect'][number]['name']) =>
    cell.effect.find((one) => one.name === name)?.without ?? null;
  const [first] = cells;
  const whole = (name: SuspiciousCell['effect'][number]['name']) =>
    first?.effect.find((one) => one.name === name)?.all ?? null;
  return {
    id: 'suspicious_cells',
    title: 'Values that do not fit their generator and their setting',
    columns: [
      textColumn('column', 'Value of'),
      textColumn('generator', 'Generator'),
      textColumn('method', 'Method'),
      textColumn('domain', 'Domain'),
      numberColumn('value', 'Value'),
      numberColumn('expected', 'Expected'),
      numberColumn('deviations', 'Robust deviations'),
      textColumn('kind', 'Looks like'),
      numberColumn('r2', 'R² of components', null, 'Without the cell'),
      numberColumn('leaveOneGeneratorOutR2', 'a generator left out', null, 'Without the cell'),
      numberColumn('fineSlope', 'Slope on problem solving', null, 'Without the cell'),
    ],
    rows: cells.map((cell) => {
      const { generator, method, domain, column, value, expected, deviations, kind, other } = cell;
      const subject = { generator, method, domain };
      const beside =
        other === null
          ? ''
          : `: ${generatorName(study, other.generator)}, ${settingName(study, other.method, other.domain)}`;
      return [
        textCell(column, column === 'pgr' ? 'PGR' : metricLabel(column)),
        textCell(generator, generatorName(study, generator), { subject }),
        textCell(method, methodName(study, method)),
        textCell(domain, domainName(study, domain)),
        numberCell(value, formatCoefficient, { subject }),
        numberCell(expected, formatCoefficient),
        numberCell(deviations, (number) => formatFixed(number, 1)),
        textCell(kind, `${kinds[kind]}${beside}`),
        numberCell(effect(cell, 'r2'), formatR2),
        numberCell(effect(cell, 'leaveOneGeneratorOutR2'), formatR2),
        numberCell(effect(cell, 'fineSlope'), formatCoefficient),
      ];
    }),
    notes: [
      'Expected: from generator and setting by median polish. Deviations: of the column’s residuals, robust. A value that is far off ' +
        'is not shown to be wrong: compare it with its source.',
      `With all cells: R² ${formatR2(whole('r2'))}, a generator left out ${formatR2(whole('leaveOneGeneratorOutR2'))}, slope ${formatCoefficient(whole('fineSlope'))}.`,
    ],
  };
}
