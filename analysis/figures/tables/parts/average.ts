/** Averages as they stand in a table: computed, with the printed one beside it, and how many cells carry it. */
import { isSound } from '../../../study/pgr/countedCells';
import { numberCell } from './cell';
import { formatInterval, formatPercent } from '../../format';
import type { TableCell } from '../../figure';
import type { PgrAverage, PgrCell, PgrResult } from '../../../results';

/** The average the engine gives for a generator over `all`, a method or a domain. */
export function averageOf(pgr: PgrResult, generator: string, over: string): PgrAverage | null {
  return pgr.averages.find((average) => average.generator === generator && average.over === over) ?? null;
}

/** Mean PGR of the cells that count; null where there are none. */
export function meanPgr(cells: readonly PgrCell[]): number | null {
  const values = cells.filter(isSound).flatMap((cell) => cell.pgr ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** An average over some cells alone, for rows whose cells are not those of the engine's averages. */
export function averageOver(generator: string, over: string, cells: readonly PgrCell[], of: number): PgrAverage {
  return { generator, over, n: cells.filter(isSound).length, of, computed: meanPgr(cells), printed: null };
}

/** A cell with the average; a note says where it rests on fewer cells than there are. */
export function averageCell(average: PgrAverage | null, mark?: 'best' | 'second'): TableCell {
  if (average === null) return numberCell(null, formatPercent);
  const { computed, printed, n, of, interval } = average;
  const beside = [
    ...(interval ? [formatInterval(interval.lo, interval.hi)] : []),
    ...(printed === null ? [] : [`printed ${formatPercent(printed)}`]),
  ].join(' ');
  return numberCell(computed, formatPercent, {
    ...(mark === undefined || computed === null ? {} : { mark }),
    ...(beside === '' ? {} : { beside }),
    ...(n < of ? { notes: [{ severity: 'note', message: `Average over ${n} of ${of} cells.` }] } : {}),
    subject: { generator: average.generator, over: average.over },
  });
}
