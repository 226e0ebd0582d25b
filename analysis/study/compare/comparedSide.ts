import type { PgrCell } from '../../results';
import type { ComputedCell } from '../pgr/computedCell';
import { computedCells } from '../pgr/computePgr';
import type { CellReplicates } from '../pgr/noise/meanReplicates';
import { noisyCells, type CellNoise } from '../pgr/noise/noisyCells';
import type { ComparedArchive } from './compared';

/** What stands behind the cells of one archive. */
export interface ComparedSide {
  /** The scores of a computed cell; null for a printed one. */
  computed(cell: PgrCell): ComputedCell | null;
  /** Replicates that are joint with those of the other archive; null where the noise of a score is unknown. */
  readonly replicatesOf: CellReplicates;
}

/** The computed cells come first in `pgr`, in the order in which they are computed here. */
export function sideOf({ input, pgr }: ComparedArchive, noise: CellNoise): ComparedSide {
  const computed = computedCells(input);
  const noisy = noisyCells(input.study.rule, computed, noise);
  const indices = new Map(pgr.cells.map((cell, index) => [cell, index]));
  const at = <T>(list: readonly T[], cell: PgrCell): T | null => list[indices.get(cell) ?? -1] ?? null;
  return {
    computed: (cell) => at(computed, cell),
    replicatesOf: (cell) => {
      const own = at(noisy.cells, cell);
      return own && noisy.replicatesOf(own);
    },
  };
}
