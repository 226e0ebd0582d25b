import { describe, expect, it } from 'vitest';
import { countDrawnBits } from '../../../analysis/statistics/countDrawnBits';
import { itemAt } from '../../../analysis/statistics/matrix';
import { randomGenerator } from '../../../analysis/statistics/random';
import { resampleItems } from '../../../analysis/statistics/resampleItems';
import { mean } from '../../../analysis/statistics/summary';

const random = randomGenerator(3);
const system = (n: number, share: number) => Float64Array.from({ length: n }, () => Number(random() < share));

describe('counting bits of drawn words', () => {
  it.each([1, 7, 8, 9, 64, 1319])('%d draws', (draws) => {
    const words = Int32Array.from({ length: 50 }, () => Math.floor(random() * 2 ** 32) | 0);
    const drawn = Int32Array.from({ length: draws }, () => Math.floor(random() * 50));
    const digits = new Int32Array(16);
    countDrawnBits(words, drawn, digits);
    for (let bit = 0; bit < 32; bit++) {
      const counted = digits.reduce((sum, digit, d) => sum + ((digit >>> bit) & 1) * 2 ** d, 0);
      const expected = drawn.reduce((sum, i) => sum + (((words[i] ?? 0) >>> bit) & 1), 0);
      expect(counted).toBe(expected);
    }
  });
});

describe('resampled items', () => {
  it('are the same for systems of 0 and 1 and for graded ones', () => {
    const binary = Array.from({ length: 40 }, (_, j) => system(101, j / 40));
    const graded = binary.map((values) => values.map((value) => value / 4));
    const counted = resampleItems(binary, 50, 9);
    const weighed = resampleItems(graded, 50, 9);
    counted.forEach((means, j) => means.forEach((value, r) => expect(weighed[j]?.[r]).toBeCloseTo(value / 4, 12)));
  });

  it('have the mean and the spread of the mean', () => {
    const [values] = [system(400, 0.3)];
    const [means] = resampleItems([values], 20_000, 1);
    const p = mean([...values]);
    const replicates = [...(means ?? [])];
    expect(mean(replicates)).toBeCloseTo(p, 3);
    const spread = Math.sqrt(mean(replicates.map((value) => (value - p) ** 2)));
    expect(spread / Math.sqrt((p * (1 - p)) / 400)).toBeCloseTo(1, 1);
  });

  it('are paired: equal systems stay equal in every resample', () => {
    const values = system(77, 0.5);
    const [one, other] = resampleItems([values, Float64Array.from(values)], 200, 5);
    expect(one).toEqual(other);
  });

  it('repeat with the seed, and only with it', () => {
    const values = [system(200, 0.4)];
    expect(resampleItems(values, 30, 11)).toEqual(resampleItems(values, 30, 11));
    expect(itemAt(resampleItems(values, 30, 11), 0)).not.toEqual(itemAt(resampleItems(values, 30, 12), 0));
  });

  it('are nothing of nothing', () => {
    expect(resampleItems([new Float64Array(0)], 3, 1)).toEqual([new Float64Array(3)]);
  });
});
