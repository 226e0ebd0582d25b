import type { ArchiveDifference } from './compared';

/** Keys whose values are not the same; absent ones are null. */
export function changed(
  aspect: ArchiveDifference['aspect'],
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): ArchiveDifference[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((what) => {
    const [one, other] = [a.get(what) ?? null, b.get(what) ?? null];
    return one === other ? [] : [{ aspect, what, a: one, b: other }];
  });
}
