import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding, SuspiciousCell } from '../../../analysisResults';
import { count, figure, type FindingContext } from './finding';

/** Cells that do not fit their generator and their setting: a finding for each kind of accident. */
export function examineSuspiciousCells({ parts }: FindingContext): Finding[] {
  return (['swapped', 'fraction', 'percent', 'copied', 'outlying'] as const).flatMap((kind) => {
    const cells = (parts.suspicious ?? []).filter((cell) => cell.kind === kind);
    if (cells.length === 0) return [];
    return [
      {
        code: `cells-${kind}`,
        severity: 'caution',
        message: `${count(cells.length, 'value')} ${advice[kind]} ${cells.map(describe).join(' ')}`,
        evidence: Object.fromEntries(cells.flatMap(evidence)),
      },
    ];
  });
}

const advice = {
  swapped: 'would fit if exchanged with another: compare both with their source.',
  fraction: 'would fit if multiplied by 100: a fraction may stand among percents.',
  percent: 'would fit if divided by 100: a percentage may stand among fractions.',
  copied: 'out of place and found in a neighbouring cell too, perhaps copied: compare both with their source.',
  outlying: 'far from what generator and setting let expect: compare with the source.',
} as const;

function describe(cell: SuspiciousCell): string {
  const { value, expected, deviations, other } = cell;
  const place = other === null ? '' : `; other cell: ${other.generator} in ${other.method} × ${other.domain}`;
  return (
    `${nameOf(cell)} is ${figure(value)} where ${figure(expected)} is expected ` +
    `(${figure(Math.abs(deviations), 2)} robust standard deviations ${deviations < 0 ? 'below' : 'above'}${place})${effect(cell)}.`
  );
}

const names = {
  r2: 'R² of the regression',
  leaveOneGeneratorOutR2: 'R² on generators left out',
  fineSlope: 'the slope on problem solving',
  fineR2: 'R² of problem solving',
} as const;

function effect({ effect: effects }: SuspiciousCell): string {
  const moved = effects.flatMap(({ name, all, without }) =>
    without === null || figure(all) === figure(without)
      ? []
      : [`${names[name]} from ${figure(all)} to ${figure(without)}`],
  );
  return moved.length === 0 ? '' : `; left out, it moves ${moved.join(', ')}`;
}

function evidence(cell: SuspiciousCell): [string, number][] {
  const name = nameOf(cell);
  return [
    [name, cell.value],
    [`${name}, expected`, cell.expected],
    [`${name}, deviations`, cell.deviations],
  ];
}

function nameOf({ generator, method, domain, column }: SuspiciousCell): string {
  return `${column === 'pgr' ? 'PGR' : metricLabel(column)} of ${generator} in ${method} × ${domain}`;
}
