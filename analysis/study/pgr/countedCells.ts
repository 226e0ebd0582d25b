/** Which cells an average rests on. */
import type { PgrCell } from '../../results';

/** A number without a fault; what is printed counts as it is printed. */
export function isSound({ pgr, status, checks }: PgrCell): boolean {
  return pgr !== null && (status === 'printed' || checks.every(({ severity }) => severity !== 'fault'));
}

/**
 * The cells of the main comparison: no prompt variant, and the volume that most cells have (of several, the largest),
 * so that variants and scaled runs do not mix with it. A cell whose volume is not known belongs to it where its setting
 * has no other. A printed value stands back behind a computed one for the same setting.
 */
export function mainCells(cells: readonly PgrCell[]): PgrCell[] {
  const plain = cells.filter(({ variant }) => variant === null);
  const volume = usualVolume(plain);
  const eligible = plain.filter((cell) => cell.volume === volume || cell.volume === null);
  return eligible.filter((cell) => {
    const others = eligible.filter((other) => other !== cell && isSamePlace(cell, other));
    return !others.some((other) => precedes(other, cell, eligible));
  });
}

/** The main cells with a sound number. */
export function countedCells(cells: readonly PgrCell[]): PgrCell[] {
  return mainCells(cells).filter(isSound);
}

function isSamePlace(one: PgrCell, other: PgrCell): boolean {
  const sameFamily = one.family === other.family || one.status !== other.status;
  return sameFamily && one.generator === other.generator && one.method === other.method && one.domain === other.domain;
}

function precedes(one: PgrCell, other: PgrCell, order: readonly PgrCell[]): boolean {
  const weight = (cell: PgrCell) =>
    (isSound(cell) ? 4 : 0) + (cell.status === 'computed' ? 2 : 0) + (cell.volume !== null ? 1 : 0);
  return weight(one) === weight(other) ? order.indexOf(one) < order.indexOf(other) : weight(one) > weight(other);
}

function usualVolume(cells: readonly PgrCell[]): number | null {
  const counts = new Map<number, number>();
  for (const { volume } of cells) if (volume !== null) counts.set(volume, (counts.get(volume) ?? 0) + 1);
  const [usual] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || b - a);
  return usual?.[0] ?? null;
}
