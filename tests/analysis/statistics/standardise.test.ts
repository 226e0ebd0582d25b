import { describe, expect, it } from 'vitest';
import { fitStandardisation, standardise } from '../../../analysis/statistics/standardise';
import { centre, isConstant, mean } from '../../../analysis/statistics/summary';

describe('standardisation', () => {
  const rows = [
    [1, 7],
    [2, 7],
    [3, 7],
    [6, 7],
  ];

  it('divides by the deviation asked for', () => {
    expect(fitStandardisation(rows, 'population').deviations[0]).toBeCloseTo(Math.sqrt(14 / 4), 14);
    expect(fitStandardisation(rows, 'sample').deviations[0]).toBeCloseTo(Math.sqrt(14 / 3), 14);
  });

  it('makes a constant column zero, on further rows too', () => {
    const learnt = fitStandardisation(rows, 'population');
    expect(learnt.constant).toEqual([1]);
    expect(standardise([[3, 9]], learnt)).toEqual([[0, 0]]);
  });
});

describe('summaries', () => {
  it('keep their digits on a large offset', () => {
    expect(mean([1e9 + 0.1, 1e9 + 0.3])).toBeCloseTo(1e9 + 0.2, 6);
    expect(centre([0.1 + 0.2, 0.3])).toEqual([0, 0]);
  });

  it('take rounding for no variation, and a small true difference for variation', () => {
    expect(isConstant([0.1 + 0.2, 0.3])).toBe(true);
    expect(isConstant([0.3, 0.300000001])).toBe(false);
    expect(isConstant([0, 1e-100])).toBe(false);
    expect(isConstant([0, 1e-300])).toBe(true);
  });
});
