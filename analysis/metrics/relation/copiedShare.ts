import type { WordIds } from './wordIds';

/** Share of the runs of n words of `b` that stand in `a` too, each place counted; null where `b` has none. */
export function copiedShare({ a, b }: WordIds, n: number): number | null {
  const places = b.length - n + 1;
  if (places <= 0) return null;
  const known = new Set<string>();
  for (let start = 0; start + n <= a.length; start++) known.add(a.subarray(start, start + n).join(' '));
  let copied = 0;
  for (let start = 0; start < places; start++) if (known.has(b.subarray(start, start + n).join(' '))) copied++;
  return copied / places;
}
