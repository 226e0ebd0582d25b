/** Averages as they stand in a table: computed, with the printed one beside it, and how many cells carry it. */
import { counts } from './cellChecks';
import { numberCell } from './cell';
import { formatPercent } from './format';
import type { TableCell } from './figure';
import type { PgrAverage, PgrCell, PgrResult } from '../results';

/** The average the engine gives for a generator over `all`, a method or a domain. */
export function averageOf(pgr: PgrResult, generator: string, over: string): PgrAverage | null {
  return pgr.averages.find((average) => average.generator === generator && average.over === over) ?? null;
}

/** The same over cells that are not the default ones, for which the engine gives none. */
export function averageOver(generator: string, over: string, cells: readonly PgrCell[], of: number): PgrAverage {
  const values = cells.filter(counts).map((cell) => cell.pgr ?? 0);
  const computed = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return { generator, over, n: values.length, of, computed, printed: null };
}

/** A cell with the average; a note says where it rests on fewer cells than there are. */
export function averageCell(average: PgrAverage | null, mark?: 'best' | 'second'): TableCell {
  if (average === null) return numberCell(null, formatPercent);
  const { computed, printed, n, of } = average;
  return numberCell(computed, formatPercent, {
    ...(mark === undefined || computed === null ? {} : { mark }),
    ...(printed === null ? {} : { beside: `printed ${formatPercent(printed)}` }),
    ...(n < of ? { notes: [{ severity: 'note', message: `Average over ${n} of ${of} cells.` }] } : {}),
    subject: { generator: average.generator, over: average.over },
  });
}
