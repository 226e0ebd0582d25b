import type { WordIds } from './wordIds';

/** Distinct words of both, divided by distinct words of either (Jaccard 1912); null where neither has words. */
export function jaccardOf({ a, b, distinct }: WordIds): number | null {
  if (distinct === 0) return null;
  const inA = new Uint8Array(distinct);
  for (const id of a) inA[id] = 1;
  let both = 0;
  for (const id of b) {
    if (inA[id] === 1) both++;
    inA[id] = 2;
  }
  return both / distinct;
}
