/** Which cell of one archive is which of the other. */
import type { PgrCell } from '../../results';

export interface CellPair {
  readonly a: PgrCell;
  readonly b: PgrCell;
}

export interface PairedCells {
  /** In the order of the first archive. */
  readonly pairs: readonly CellPair[];
  readonly onlyA: readonly PgrCell[];
  readonly onlyB: readonly PgrCell[];
}

/**
 * Pairs cells that agree in everything that tells cells apart. Of what is left, cells of one generator, method, domain,
 * variant and language are paired where each archive has exactly one: a printed value names neither family nor volume,
 * and seed sets differ in size.
 */
export function pairCells(a: readonly PgrCell[], b: readonly PgrCell[]): PairedCells {
  const partners = new Map<PgrCell, PgrCell>();
  const taken = new Set<PgrCell>();
  const pairBy = (keyOf: (cell: PgrCell) => string, isUnique: boolean) => {
    const groups = groupsOf(
      b.filter((cell) => !taken.has(cell)),
      keyOf,
    );
    const left = a.filter((cell) => !partners.has(cell));
    const own = groupsOf(left, keyOf);
    for (const cell of left) {
      const candidates = (groups.get(keyOf(cell)) ?? []).filter((other) => !taken.has(other));
      const [partner] = candidates;
      if (!partner || (isUnique && (candidates.length > 1 || (own.get(keyOf(cell))?.length ?? 0) > 1))) continue;
      partners.set(cell, partner);
      taken.add(partner);
    }
  };
  pairBy((cell) => JSON.stringify([settingOf(cell), cell.family, cell.volume, cell.status]), false);
  pairBy((cell) => JSON.stringify(settingOf(cell)), true);
  return {
    pairs: a.flatMap((cell) => {
      const partner = partners.get(cell);
      return partner ? [{ a: cell, b: partner }] : [];
    }),
    onlyA: a.filter((cell) => !partners.has(cell)),
    onlyB: b.filter((cell) => !taken.has(cell)),
  };
}

function settingOf({ generator, method, domain, variant, language }: PgrCell) {
  return [generator, method, domain, variant, language];
}

function groupsOf(
  cells: readonly PgrCell[],
  keyOf: (cell: PgrCell) => string,
): ReadonlyMap<string, readonly PgrCell[]> {
  const groups = new Map<string, PgrCell[]>();
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell]);
  return groups;
}
