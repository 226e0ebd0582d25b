/** Cells with the intervals that joint resamples give, and the resamples themselves. */
import type { PgrCell } from '../../../results';
import type { Evaluation, PgrRule } from '../../study';
import type { ComputedCell } from '../computedCell';
import { cellInterval } from './cellInterval';
import { cellReplicates } from './cellReplicates';
import type { ItemScores } from './itemScores';
import type { CellReplicates } from './meanReplicates';
import { createReplicates } from './replicates';
import { seedSpreads } from './seedSpread';

export interface NoisyCells {
  readonly cells: readonly PgrCell[];
  readonly replicatesOf: CellReplicates;
}

/**
 * A cell with items, or of a benchmark whose spread between seeds is known, takes its interval from the resamples; one
 * with standard errors alone keeps that of the delta method, and its resamples serve averages and ranks.
 */
export function noisyCells(
  rule: PgrRule,
  computed: readonly ComputedCell[],
  evaluations: readonly Evaluation[],
  items: ItemScores,
): NoisyCells {
  const replicates = createReplicates(evaluations, items);
  const spreads = seedSpreads(computed.flatMap(({ sides }) => sides));
  const found = new Map<PgrCell, Float64Array>();
  const cells = computed.map(({ cell, sides }): PgrCell => {
    const drawn = cell.pgr === null ? null : cellReplicates(rule, sides, replicates, spreads, nameOf(cell));
    if (!drawn || cell.pgr === null) return cell;
    const isResampled = sides.some(({ benchmark, shared }) => shared !== null || spreads.has(benchmark.id));
    const noisy = isResampled ? { ...cell, ...cellInterval(rule, cell.pgr, sides, drawn, spreads) } : cell;
    found.set(noisy, drawn);
    return noisy;
  });
  return { cells, replicatesOf: (cell) => found.get(cell) ?? null };
}

function nameOf({ generator, method, domain, family, volume, variant, language }: PgrCell): string {
  return JSON.stringify([generator, method, domain, family, volume, variant, language]);
}
