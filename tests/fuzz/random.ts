/** Numbers that look random and are the same every time for the same seed. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  whole(below: number): number;
  /** One of the values. */
  pick<T>(values: readonly T[]): T;
}

/** Mulberry32, started from a text and a number. */
export function createRandom(name: string, index: number): Random {
  let state = (hashOf(name) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    whole: (below) => Math.floor(next() * below),
    pick<T>(values: readonly T[]): T {
      const picked = values[Math.floor(next() * values.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  return Array.from(text).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
}
