/** Which cells of a study the analysis rests on: those that averages rest on, one for each generator and setting. */
import type { PgrCell, PgrResult } from '../../results';
import { isSound, mainCells } from '../pgr/countedCells';
import { placeKey, type LeftOut } from './place';

/** A cell whose PGR counts. */
export type ScoredCell = PgrCell & { readonly pgr: number };

export interface CellChoice {
  readonly cells: readonly ScoredCell[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The main cells of the study's most frequent family, so that no generator and setting counts twice. Cells without a PGR
 * and cells at fault are left out with the reason; variants are no candidates.
 */
export function chooseCells(pgr: PgrResult): CellChoice {
  const main = mainCells(pgr.cells);
  const family = mostFrequent(main.map((cell) => cell.family));
  const chosen = new Map<string, PgrCell>();
  for (const cell of main) if (cell.family === family || !chosen.has(placeKey(cell))) chosen.set(placeKey(cell), cell);

  const cells: ScoredCell[] = [];
  const leftOut: LeftOut[] = [];
  for (const cell of pgr.cells) {
    if (cell.variant !== null) continue;
    const isChosen = chosen.get(placeKey(cell)) === cell;
    if (isChosen && isSound(cell) && isScored(cell)) cells.push(cell);
    else leftOut.push(leaveOut(cell, isChosen ? reasonAgainst(cell) : otherCell(cell)));
  }
  return { cells, leftOut };
}

const isScored = (cell: PgrCell): cell is ScoredCell => cell.pgr !== null;

const leaveOut = ({ generator, method, domain }: PgrCell, reason: string): LeftOut => ({
  generator,
  method,
  domain,
  reason,
});

function reasonAgainst({ pgr, checks }: PgrCell): string {
  const faults = new Set(checks.filter(({ severity }) => severity === 'fault').map(({ code }) => code));
  if (faults.size > 0) return `PGR at fault: ${[...faults].join(', ')}.`;
  return pgr === null ? 'No PGR.' : 'PGR at fault.';
}

const otherCell = ({ status, family, volume, language }: PgrCell) =>
  `A ${status} PGR beside the main comparison (family ${family ?? 'unknown'}, volume ${volume ?? 'unknown'}${language === null ? '' : `, language ${language}`}).`;

function mostFrequent<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
