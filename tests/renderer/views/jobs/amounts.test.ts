import { describe, expect, it } from 'vitest';
import {
  billText,
  countText,
  dollarsBetween,
  dollarsText,
  durationText,
} from '../../../../renderer/views/jobs/amounts';

describe('amounts of a job', () => {
  it.each([
    [0, '$0'],
    [0.00123, '$0.0012'],
    [0.5, '$0.50'],
    [9.996, '$10'],
    [31.4, '$31'],
    [1234.5, '$1,235'],
  ])('tells %d dollars as %s', (dollars, words) => {
    expect(dollarsText(dollars)).toBe(words);
  });

  it('tells an interval', () => {
    expect(dollarsBetween({ value: 31.2, lo: 23.8, hi: 40.1 })).toBe('$31 (24–40)');
  });

  it.each([
    [0, '$0.00'],
    [0.004, '$0.004'],
    [6.9e-18, '$0.00'],
    [-6.9e-18, '$0.00'],
    [12.3, '$12.30'],
    [250_000, '$250,000'],
  ])('bills %d dollars as %s', (dollars, words) => {
    expect(billText(dollars)).toBe(words);
  });

  it.each([
    [45.4, '45 s'],
    [59.6, '1 min'],
    [3599, '1 h'],
    [12_000, '3 h 20 min'],
    [86_399, '1 d'],
    [187_200, '2 d 4 h'],
  ])('tells %d seconds as %s', (seconds, words) => {
    expect(durationText(seconds)).toBe(words);
  });

  it.each([
    [12_345, '12,345'],
    [1_234_567, '1.23 M'],
    [999_900_000, '1 G'],
  ])('counts %d as %s', (count, words) => {
    expect(countText(count)).toBe(words);
  });
});
