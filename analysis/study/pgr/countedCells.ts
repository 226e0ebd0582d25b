/** Which cells an average rests on. */
import type { PgrCell } from '../../results';
import { placeKey, settingKey } from '../analyse/place';

/** A number without a fault; what is printed counts as it is printed. */
export function isSound({ pgr, status, checks }: PgrCell): boolean {
  return pgr !== null && (status === 'printed' || checks.every(({ severity }) => severity !== 'fault'));
}

/**
 * The cells of the main comparison: no prompt variant, the language that most computed cells have, and in each setting
 * the volume that most of its cells have, so that variants, other languages and scaled runs do not mix with it. Settings
 * may differ in volume: seed sets differ in size. A cell whose volume is not known belongs to it where its setting has no
 * other. A printed value stands back behind a computed one for the same setting.
 */
export function mainCells(cells: readonly PgrCell[]): PgrCell[] {
  const plain = cells.filter(({ variant }) => variant === null);
  const language = usualLanguage(plain);
  const comparable = plain.filter((cell) => cell.status === 'printed' || cell.language === language);
  const volumes = usualVolumes(comparable);
  const eligible = comparable.filter((cell) => cell.volume === null || cell.volume === volumes.get(settingKey(cell)));
  const places = groupBy(eligible, placeKey);
  return eligible.filter((cell) => {
    const rivals = (places.get(placeKey(cell)) ?? []).filter((other) => isSameFamily(cell, other));
    return !rivals.some((other) => other !== cell && precedes(other, cell, rivals));
  });
}

/** The main cells with a sound number. */
export function countedCells(cells: readonly PgrCell[]): PgrCell[] {
  return mainCells(cells).filter(isSound);
}

/** A printed value names no family: it stands for whichever is computed. */
function isSameFamily(one: PgrCell, other: PgrCell): boolean {
  return one.family === other.family || one.status !== other.status;
}

function precedes(one: PgrCell, other: PgrCell, order: readonly PgrCell[]): boolean {
  const weight = (cell: PgrCell) =>
    (isSound(cell) ? 4 : 0) + (cell.status === 'computed' ? 2 : 0) + (cell.volume !== null ? 1 : 0);
  return weight(one) === weight(other) ? order.indexOf(one) < order.indexOf(other) : weight(one) > weight(other);
}

/** Among equals none, which is the study's own language, then the first by name. */
function usualLanguage(cells: readonly PgrCell[]): string | null {
  const computed = cells.filter(({ status }) => status === 'computed').map(({ language }) => language);
  const [usual] = [...countsOf(computed)].sort(
    ([a, countA], [b, countB]) => countB - countA || ((a ?? '') < (b ?? '') ? -1 : 1),
  );
  return usual?.[0] ?? null;
}

/** By setting. Among equals the volume that more cells of the whole study have, then the largest. */
function usualVolumes(cells: readonly PgrCell[]): ReadonlyMap<string, number> {
  const known = cells.flatMap(({ method, domain, volume }) => (volume === null ? [] : [{ method, domain, volume }]));
  const inStudy = countsOf(known.map(({ volume }) => volume));
  return new Map(
    [...groupBy(known, settingKey)].flatMap(([setting, members]) => {
      const [usual] = [...countsOf(members.map(({ volume }) => volume))].sort(
        ([a, countA], [b, countB]) => countB - countA || (inStudy.get(b) ?? 0) - (inStudy.get(a) ?? 0) || b - a,
      );
      return usual === undefined ? [] : [[setting, usual[0]] as const];
    }),
  );
}

function countsOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
