import { randomGenerator } from './random';

/** Independent standard normal numbers, by the polar method (Marsaglia & Bray 1964). */
export function normalDraws(count: number, seed: number): Float64Array {
  const random = randomGenerator(seed);
  const draws = new Float64Array(count);
  for (let i = 0; i < count; i += 2) {
    let [u, v, square] = [0, 0, 0];
    while (square === 0 || square >= 1) {
      u = 2 * random() - 1;
      v = 2 * random() - 1;
      square = u * u + v * v;
    }
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    draws[i] = u * factor;
    if (i + 1 < count) draws[i + 1] = v * factor;
  }
  return draws;
}
