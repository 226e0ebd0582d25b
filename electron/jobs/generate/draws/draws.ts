/** Random draws that a plan's seed repeats, another series for each item and each try. */
import { createHash } from 'node:crypto';
import { xoshiro128 } from '../../../../analysis/statistics/random';

export interface Draws {
  /** A whole number from 0 to `count` − 1, each as likely. `count` is at least 1 and at most 2³². */
  below(count: number): number;
  /** So many different ones of the numbers from 0 to `count` − 1, in a random order. */
  sample(count: number, size: number): number[];
  /** One of them. */
  one<T>(list: readonly T[]): T | null;
  /** The same in a random order. */
  shuffled<T>(list: readonly T[]): T[];
}

export function drawsOf(seed: number, item: number, attempt: number): Draws {
  const bits = xoshiro128(wordsOf('draws', seed, item, attempt));
  const below = (count: number): number => {
    // Those above the largest multiple of `count` would make the first ones likelier.
    const limit = 2 ** 32 - (2 ** 32 % count);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % count;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    const drawn: T[] = [];
    while (rest.length > 0) drawn.push(...rest.splice(below(rest.length), 1));
    return drawn;
  };
  return {
    below,
    shuffled,
    one: (list) => (list.length === 0 ? null : (list[below(list.length)] ?? null)),
    // Floyd's method (Bentley & Floyd 1987), whose result is in no order, and then in a random one.
    sample(count, size) {
      if (size > count) throw new RangeError(`${String(size)} of ${String(count)} cannot be drawn.`);
      const chosen = new Set<number>();
      for (let last = count - size; last < count; last++) {
        const drawn = below(last + 1);
        chosen.add(chosen.has(drawn) ? last : drawn);
      }
      return shuffled([...chosen]);
    },
  };
}

/** The seed that is sent with a request: from 0 to 2³¹ − 1. */
export function requestSeed(seed: number, item: number, attempt: number): number {
  return wordsOf('request', seed, item, attempt)[0] >>> 1;
}

/** Four words, all bits of which depend on each of the three numbers. */
function wordsOf(use: string, ...numbers: readonly number[]): [number, number, number, number] {
  const hash = createHash('sha256')
    .update([use, ...numbers].join(' '))
    .digest();
  return [hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8), hash.readUInt32LE(12)];
}
