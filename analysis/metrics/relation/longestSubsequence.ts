/** The longest common subsequence, 32 places at a time. */
import type { WordIds } from './wordIds';

/**
 * Length of the longest common subsequence of the two sequences, by the bit-parallel recurrence of Hyyrö (2004):
 * V ← (V + (V ∧ M)) ∨ (V ∧ ¬M). Time |a|·|b| / 32, memory |b| bits and the alphabet.
 */
export function longestSubsequence({ a, b, distinct }: WordIds): number {
  const masks = new Uint32Array(distinct);
  /** What each row hands to the next 32 places. */
  const carries = new Uint8Array(b.length);
  let length = 0;
  for (let start = 0; start < a.length; start += 32) {
    const places = a.subarray(start, start + 32);
    places.forEach((id, place) => (masks[id] = (masks[id] ?? 0) | (1 << place)));
    let open = 0xffffffff;
    for (let row = 0; row < b.length; row++) {
      const mask = masks[b[row] ?? 0] ?? 0;
      const sum = open + ((open & mask) >>> 0) + (carries[row] ?? 0);
      carries[row] = sum > 0xffffffff ? 1 : 0;
      open = (sum | (open & ~mask)) >>> 0;
    }
    // Every place that is no longer open ends one more common element.
    for (let place = 0; place < places.length; place++) length += ((open >>> place) & 1) ^ 1;
    for (const id of places) masks[id] = 0;
  }
  return length;
}
