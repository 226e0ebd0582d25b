import { longestSubsequence } from './longestSubsequence';
import type { WordIds } from './wordIds';

/** ROUGE-L with β = 1 (Lin 2004, equations 2 to 4); null where either has no words. */
export function rougeL(ids: WordIds): number | null {
  const { a, b } = ids;
  if (a.length === 0 || b.length === 0) return null;
  // Harmonic mean of L / |a| and L / |b|.
  return (2 * longestSubsequence(ids)) / (a.length + b.length);
}
