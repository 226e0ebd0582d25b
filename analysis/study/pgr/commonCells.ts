/** Comparing generators on what all of them have. */
import type { Check, PgrCell } from '../../results';
import { caution } from './checks/check';
import { countedCells } from './countedCells';

/** The counted cells of those settings (and families) that every generator with a counted cell has. */
export function commonCells(cells: readonly PgrCell[]): PgrCell[] {
  const counted = countedCells(cells);
  const generators = new Set(counted.map(({ generator }) => generator));
  const holders = new Map<string, Set<string>>();
  for (const cell of counted) holders.set(placeOf(cell), (holders.get(placeOf(cell)) ?? new Set()).add(cell.generator));
  return counted.filter((cell) => holders.get(placeOf(cell))?.size === generators.size);
}

/** Said once for the study where generators rest on different sets of cells: only the common ones rank them. */
export function unequalCells(cells: readonly PgrCell[]): Check[] {
  const counted = countedCells(cells);
  const common = commonCells(cells);
  if (common.length === counted.length) return [];
  const count = (list: readonly PgrCell[], generator: string) =>
    list.filter((cell) => cell.generator === generator).length;
  const generators = [...new Set(counted.map(({ generator }) => generator))];
  const list = generators.map((generator) => `${generator} ${count(counted, generator)}`).join(', ');
  const shared = count(common, generators[0] ?? '');
  const message = `The generators rest on different cells (${list}). They are ranked on the ${shared} that all of them have; the averages over more are shown and do not compare.`;
  return [caution('benchmark-missing', message)];
}

function placeOf({ method, domain, family }: PgrCell): string {
  return JSON.stringify([method, domain, family]);
}
