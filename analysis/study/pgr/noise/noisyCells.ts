/** Cells with the intervals that joint resamples give, and the resamples themselves. */
import type { PgrCell } from '../../../results';
import type { Evaluation, PgrRule } from '../../study';
import type { ComputedCell } from '../computedCell';
import { cellInterval } from './cellInterval';
import { cellReplicates } from './cellReplicates';
import type { ItemScores } from './itemScores';
import type { CellReplicates } from './meanReplicates';
import { createReplicates, type Replicates } from './replicates';
import { seedSpreads } from './seedSpread';

export interface NoisyCells {
  readonly cells: readonly PgrCell[];
  readonly replicatesOf: CellReplicates;
}

/** How the scores behind cells vary. */
export interface CellNoise {
  readonly replicates: Replicates;
  /** Tells the errors of one cell's seeds from another's. */
  nameOf(cell: ComputedCell): string;
}

/** The noise of one archive by itself. */
export function ownNoise(evaluations: readonly Evaluation[], items: ItemScores): CellNoise {
  return { replicates: createReplicates(evaluations, items), nameOf: ({ cell }) => placeName(cell) };
}

/**
 * A cell with items, or of a benchmark whose spread between seeds is known, takes its interval from the resamples; one
 * with standard errors alone keeps that of the delta method, and its resamples serve averages and ranks.
 */
export function noisyCells(
  rule: PgrRule,
  computed: readonly ComputedCell[],
  { replicates, nameOf }: CellNoise,
): NoisyCells {
  const spreads = seedSpreads(computed.flatMap(({ sides }) => sides));
  const found = new Map<PgrCell, Float64Array>();
  const cells = computed.map((each): PgrCell => {
    const { cell, sides } = each;
    const drawn = cell.pgr === null ? null : cellReplicates(rule, sides, replicates, spreads, nameOf(each));
    if (!drawn || cell.pgr === null) return cell;
    const isResampled = sides.some(({ benchmark, shared }) => shared !== null || spreads.has(benchmark.id));
    const noisy = isResampled ? { ...cell, ...cellInterval(rule, cell.pgr, sides, drawn, spreads) } : cell;
    found.set(noisy, drawn);
    return noisy;
  });
  return { cells, replicatesOf: (cell) => found.get(cell) ?? null };
}

/** What a cell is of, as one text. */
export function placeName({ generator, method, domain, family, volume, variant, language }: PgrCell): string {
  return JSON.stringify([generator, method, domain, family, volume, variant, language]);
}
