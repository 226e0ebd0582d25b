import { randomGenerator } from './random';

/** Four words of a generator's state, from a seed. */
export function drawState(seed: number): Int32Array {
  const random = randomGenerator(seed);
  return Int32Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32) | 0);
}

/**
 * Fills `drawn` with positions below `count`, with replacement, and moves the state on: xoshiro128++ as in `random.ts`,
 * written out so that its state stays in registers over millions of draws. Uneven by at most count / 2³².
 */
export function drawItems(state: Int32Array, drawn: Int32Array, count: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  const scale = count / 2 ** 32;
  for (let i = 0; i < drawn.length; i++) {
    const sum = (a + d) | 0;
    drawn[i] = ((((sum << 7) | (sum >>> 25)) + a) >>> 0) * scale;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
  }
  state.set([a, b, c, d]);
}
