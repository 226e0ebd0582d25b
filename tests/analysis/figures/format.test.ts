import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatFixed,
  formatInterval,
  formatP,
  formatPercent,
  plainMinus,
  statementOfP,
} from '../../../analysis/figures/format';

describe('format', () => {
  it.each([
    [-8.8, 1, '−8.8'],
    [-0.04, 1, '0.0'],
    [0, 2, '0.00'],
    [73.649, 1, '73.6'],
    [Number.NaN, 1, '–'],
    [null, 1, '–'],
  ])('writes %s with %i decimals as %s', (value, decimals, text) => {
    expect(formatFixed(value, decimals)).toBe(text);
  });

  it.each([
    [0.318, '0.318', 'p = 0.318'],
    [0.0219, '0.0219', 'p = 0.0219'],
    [0.00099, '< 0.001', 'p < 0.001'],
    [0.0011, '0.0011', 'p = 0.0011'],
    [null, '–', 'p = –'],
  ])('writes p %s as %s', (value, text, statement) => {
    expect(formatP(value)).toBe(text);
    expect(statementOfP(value)).toBe(statement);
  });

  it('has an interval only where both ends exist', () => {
    expect(formatInterval(-1.25, 3)).toBe('[−1.3, 3.0]');
    expect(formatInterval(null, 3)).toBeNull();
  });

  it('separates thousands from ten thousand on', () => {
    expect(formatCount(9999)).toBe('9999');
    expect(formatCount(1_260_000)).toBe('1\u202f260\u202f000');
  });

  it('gives programs a minus they can read', () => {
    expect(Number(plainMinus(formatPercent(-8.8)))).toBe(-8.8);
  });
});
