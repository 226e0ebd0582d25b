import type { ComparedCell, SideOfCell } from '../../study/compare/comparison';
import type { Study } from '../../study/study';
import type { TableCell, TableSpec } from '../figure';
import { formatInterval, formatP, formatPercent } from '../format';
import { domainName, generatorName, methodName } from '../names';
import { missingCell, numberCell, numberColumn, textCell, textColumn } from '../tables/parts/cell';
import { conditionInWords, incomparableInWords } from './cellOfBoth';

const noises = { items: 'the same items', 'standard-errors': 'standard errors' } as const;
const unknownNoise = 'The noise of a score behind this cell is unknown.';
const group = 'B − A';

/** Every cell that both archives have: its two PGRs, their difference, how sure it is, and whether they compare. */
export function comparedCellsTable(study: Study, cells: readonly ComparedCell[]): TableSpec {
  const conditions = cells.map((cell) => conditionInWords(cell, cells));
  const hasConditions = conditions.some((condition) => condition !== null);
  return {
    id: 'compared_cells',
    title: 'Every cell that is in both',
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('method', 'Method'),
      textColumn('domain', 'Domain'),
      ...(hasConditions ? [textColumn('condition', 'Condition')] : []),
      numberColumn('a', 'A', '%'),
      numberColumn('b', 'B', '%'),
      numberColumn('difference', 'Points', null, group),
      numberColumn('lo', 'from', null, group),
      numberColumn('hi', 'to', null, group),
      numberColumn('adjusted_p', 'p after Holm'),
      textColumn('noise', 'Noise known by'),
      textColumn('comparable', 'On one scale'),
    ],
    rows: cells.map((cell, index) => [
      textCell(cell.generator, generatorName(study, cell.generator), { subject: subjectOf(cell) }),
      textCell(cell.method, methodName(study, cell.method)),
      textCell(cell.domain, domainName(study, cell.domain)),
      ...(hasConditions ? [textCell(conditions[index] ?? 'default')] : []),
      sideCell(cell.a),
      sideCell(cell.b),
      differenceCell(cell),
      numberCell(cell.lo, formatPercent),
      numberCell(cell.hi, formatPercent),
      cell.adjustedP === null ? missingCell(unknownNoise) : numberCell(cell.adjustedP, formatP),
      cell.from === null ? missingCell(unknownNoise) : textCell(cell.from, noises[cell.from]),
      textCell(comparableText(cell)),
    ]),
    notes: [
      'B − A in points of PGR; from, to: interval of 95 % by joint resamples, in which items and anchors that both archives have vary together.',
      'p: of no difference, two-sided; after Holm over all cells whose noise is known.',
    ],
  };
}

function comparableText(cell: ComparedCell): string {
  const reason = incomparableInWords(cell);
  return reason === null ? 'yes' : `no: ${reason}`;
}

function sideCell({ pgr, lo, hi, status }: SideOfCell): TableCell {
  const beside = [formatInterval(lo, hi), status === 'printed' ? 'printed' : null].filter((part) => part !== null);
  return numberCell(pgr, formatPercent, beside.length === 0 ? {} : { beside: beside.join(' ') });
}

function differenceCell(cell: ComparedCell): TableCell {
  if (cell.difference === null) return missingCell('One of the archives has no PGR for this cell.');
  const reason = incomparableInWords(cell);
  return numberCell(cell.difference, formatPercent, {
    subject: subjectOf(cell),
    ...(reason === null ? {} : { notes: [{ severity: 'caution', message: `Not on one scale: ${reason}.` }] }),
  });
}

const subjectOf = ({ generator, method, domain }: ComparedCell) => ({ generator, method, domain });
