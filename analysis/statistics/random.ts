/**
 * Random numbers that a seed repeats, on every machine: xoshiro128++ (Blackman & Vigna, Scrambled linear pseudorandom
 * number generators, 2021). Its period is 2¹²⁸ − 1. Not for secrets.
 */

/** The next 32 bits, from 0 to 2³² − 1, each time it is called. */
export type Bits = () => number;

/** xoshiro128++ from a state of four 32-bit words that are not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): Bits {
  let [a, b, c, d] = state;
  return () => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** Uniform numbers in [0, 1) with 53 random bits. The same seed gives the same numbers; any number is a seed. */
export function randomGenerator(seed: number): () => number {
  const bits = xoshiro128(stateFrom(seed));
  return () => (bits() >>> 5) * 2 ** -27 + (bits() >>> 6) * 2 ** -53;
}

/** Four words from a seed's low and high 32 bits and its fraction, mixed as in SplitMix (Steele, Lea & Flood 2014). */
function stateFrom(seed: number): [number, number, number, number] {
  const words = new Uint32Array(new Float64Array([seed]).buffer);
  let counter = Math.imul(words[0] ?? 0, 0x85ebca6b) ^ (words[1] ?? 0);
  const next = () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = counter ^ (counter >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [next(), next(), next(), next()];
}
