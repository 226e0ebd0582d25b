import { describe, expect, it } from 'vitest';
import { comparison } from '../../../../../analysis/figures/tables/parts/printedStatistic';

const because = 'Because.';
const printed = (text: string) => ({ text, value: text.startsWith('<') ? null : Number(text) });

describe('comparison with print', () => {
  it.each([
    [0.09701, '0.097', 'Equal to the printed digits.'],
    [0.338, '0.325', 'Differs by +0.0130. Because.'],
    [0.3, '0.325', 'Differs by −0.0250. Because.'],
    [0.0009, '< 0.001', 'Keeps the printed bound.'],
    [0.0011, '< 0.001', 'Outside the printed bound. Because.'],
  ])('of %s and %s', (ours, text, expected) => {
    expect(comparison(ours, printed(text), because)).toBe(expected);
  });

  it('is nothing where one of the two is missing', () => {
    expect(comparison(null, printed('0.1'), because)).toBeNull();
    expect(comparison(0.1, undefined, because)).toBeNull();
  });
});
