import { describe, expect, it } from 'vitest';
import { drawIndex, shuffled } from '../../../analysis/statistics/draws';
import { randomGenerator, xoshiro128 } from '../../../analysis/statistics/random';

const take = <T>(count: number, next: () => T) => Array.from({ length: count }, () => next());

describe('random numbers', () => {
  it('are those of the reference implementation of xoshiro128++', () => {
    expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ]);
  });

  it('are repeated by their seed, and others with another seed', () => {
    expect(take(5, randomGenerator(42))).toEqual(take(5, randomGenerator(42)));
    const firsts = [0, 1, 2, -1, 0.5, 2 ** 32, 2 ** 40, 42].map((seed) => randomGenerator(seed)());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('fill [0, 1) evenly', () => {
    const random = randomGenerator(7);
    const counts = new Map<number, number>();
    const draws = 100_000;
    let sum = 0;
    for (let i = 0; i < draws; i++) {
      const value = random();
      sum += value;
      const bin = Math.floor(value * 10);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const expected = draws / 10;
    const chiSquare = [...counts.values()].reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    // The 0.999 quantile of χ² with 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.88);
    expect(Math.abs(sum / draws - 0.5)).toBeLessThan(4 / Math.sqrt(12 * draws));
  });
});

describe('drawn', () => {
  it('positions stay below their number', () => {
    expect([0, 0.5, 1 - 2 ** -53].map((value) => drawIndex(3, () => value))).toEqual([0, 1, 2]);
  });

  it('orders are all as likely', () => {
    const random = randomGenerator(3);
    const counts = new Map<string, number>();
    const draws = 24_000;
    for (let i = 0; i < draws; i++) {
      const order = shuffled(['a', 'b', 'c', 'd'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
    // The 0.999 quantile of χ² with 23 degrees of freedom.
    expect(chiSquare).toBeLessThan(49.73);
  });
});
