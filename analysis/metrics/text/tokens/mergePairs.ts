/** The merging of byte-pair encoding (Sennrich et al. 2016, as in tiktoken), in O(n log n). */
import { createHeap } from './heap';

/**
 * Joins neighbours until no two make a token, always the pair whose token has the lowest rank, the leftmost of several.
 * @param bytes One character a byte.
 * @param ranks Token, one character a byte, to its rank, which is its id. Holds every single byte.
 * @returns The ids, in the order of the text.
 */
export function mergePairs(bytes: string, ranks: ReadonlyMap<string, number>): number[] {
  const length = bytes.length;
  /** Where the part that starts here ends, and where the part before it starts; 0 in `end`: no part starts here. */
  const end = Int32Array.from({ length: length + 1 }, (_, place) => Math.min(place + 1, length));
  const before = Int32Array.from({ length: length + 1 }, (_, place) => place - 1);
  /** Of the pair that starts here; -1: it makes no token. */
  const rankOfPair = new Int32Array(length).fill(-1);
  const heap = createHeap();

  const look = (start: number): void => {
    const middle = end[start] ?? length;
    const rank = middle < length ? ranks.get(bytes.slice(start, end[middle])) : undefined;
    rankOfPair[start] = rank ?? -1;
    // Rank first, then place: both fit into the 53 bits of a number.
    if (rank !== undefined) heap.push(rank * placeRange + start);
  };
  for (let start = 0; start < length - 1; start++) look(start);

  for (let least = heap.pop(); least !== undefined; least = heap.pop()) {
    const start = least % placeRange;
    // The pair was another when it was put on the heap.
    if (rankOfPair[start] !== Math.floor(least / placeRange)) continue;
    const middle = end[start] ?? length;
    const behind = end[middle] ?? length;
    rankOfPair[middle] = -1;
    end[start] = behind;
    before[behind] = start;
    look(start);
    const left = before[start] ?? -1;
    if (left >= 0) look(left);
  }

  const ids: number[] = [];
  for (let start = 0; start < length; start = end[start] ?? length)
    ids.push(ranks.get(bytes.slice(start, end[start])) ?? -1);
  return ids;
}

/** More than the bytes of any text: 2 GB. Ranks stay under two million. */
const placeRange = 2 ** 31;
