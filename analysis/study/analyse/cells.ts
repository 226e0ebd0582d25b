/** Which cells of a study the analysis rests on: one for each generator and setting, without faults. */
import type { PgrCell, PgrResult } from '../../results';
import { placeKey, type LeftOut } from './place';

/** A cell whose PGR counts. */
export type ScoredCell = PgrCell & { readonly pgr: number };

export interface CellChoice {
  readonly cells: readonly ScoredCell[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The cells without a variant. Where a generator and setting have several, by family or volume, the family and volume
 * that most cells of the study have is taken, so that a row never counts twice. Cells without a PGR and cells at fault
 * are left out with the reason.
 */
export function chooseCells(pgr: PgrResult): CellChoice {
  const candidates = pgr.cells.filter((cell) => cell.variant === null);
  const frequency = new Map<string, number>();
  for (const cell of candidates) frequency.set(kindOf(cell), (frequency.get(kindOf(cell)) ?? 0) + 1);

  const chosen = new Map<string, PgrCell>();
  for (const cell of candidates) {
    const rival = chosen.get(placeKey(cell));
    const isMoreCommon = rival && (frequency.get(kindOf(cell)) ?? 0) > (frequency.get(kindOf(rival)) ?? 0);
    if (!rival || isMoreCommon) chosen.set(placeKey(cell), cell);
  }

  const cells: ScoredCell[] = [];
  const leftOut: LeftOut[] = [];
  for (const cell of candidates) {
    const reason = chosen.get(placeKey(cell)) === cell ? reasonAgainst(cell) : otherKind(cell);
    if (reason === null && isScored(cell)) cells.push(cell);
    else {
      const { generator, method, domain } = cell;
      leftOut.push({ generator, method, domain, reason: reason ?? 'No PGR.' });
    }
  }
  return { cells, leftOut };
}

const kindOf = ({ family, volume }: PgrCell) => JSON.stringify([family, volume]);

const isScored = (cell: PgrCell): cell is ScoredCell => cell.pgr !== null;

const otherKind = ({ family, volume }: PgrCell) =>
  `Another family or volume (${family ?? 'family unknown'}, ${volume ?? 'volume unknown'}) than most cells of the study.`;

function reasonAgainst(cell: PgrCell): string | null {
  const checks = [...cell.checks, ...cell.benchmarks.flatMap((benchmark) => benchmark.checks)];
  const faults = new Set(checks.filter((check) => check.severity === 'fault').map((check) => check.code));
  if (faults.size > 0) return `PGR at fault: ${[...faults].join(', ')}.`;
  return cell.pgr === null ? 'No PGR.' : null;
}
