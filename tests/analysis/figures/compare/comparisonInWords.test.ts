import { describe, expect, it } from 'vitest';
import { comparisonInWords } from '../../../../analysis/figures/compare/comparisonInWords';
import { cells, comparedCell, comparison } from './comparison';

describe('a comparison in words', () => {
  it('counts what differs, says by how much and how the orders agree', () => {
    expect(comparisonInWords(comparison)).toBe(
      'Of 4 cells in both, 1 differs by more than its noise (Holm, 5 %), of 1 the noise is unknown, 1 lacks a PGR in one or both; ' +
        'over the 3 cells on one scale, B is 1.7 points above A on average (B − A: 1.7 [−0.3, 2.7], joint resamples); ' +
        'between the orders of the 6 generators, Kendall’s τ = 0.87 (p = 0.0167). ' +
        '1 of the differences is between numbers that are not on one scale: the table says why.',
    );
  });

  it('says the direction, and what the interval is of', () => {
    const overall = { n: 1, generators: 1, difference: -2, lo: null, hi: null, p: null, from: 'resamples' } as const;
    const words = (difference: number) => comparisonInWords({ ...comparison, overall: { ...overall, difference } });
    expect(words(-2)).toContain('over the 1 cell on one scale, B is 2.0 points below A on average;');
    expect(words(0.04)).toContain('B is 0.0 points apart from A');
    const between = { ...overall, n: 9, generators: 3, lo: -5, hi: 1, p: 0.2, from: 'generators' } as const;
    expect(comparisonInWords({ ...comparison, overall: between })).toContain('[−5.0, 1.0], t over 3 generators');
  });

  it('claims no difference where no noise is known', () => {
    const unknown = [comparedCell(['alpha', 'write', 'math'], [10, 90])];
    expect(comparisonInWords({ ...comparison, cells: unknown, overall: null, agreement: null })).toBe(
      'Of 1 cell in both, none has a known noise, so that none can be told apart.',
    );
  });

  it('says where no cell is in both, and where none compares', () => {
    expect(comparisonInWords({ ...comparison, cells: [] })).toBe('No cell is in both archives.');
    const off = cells.map((cell) => ({ ...cell, incomparable: ['family'] as const }));
    expect(comparisonInWords({ ...comparison, cells: off })).toContain('No difference is between numbers on one scale');
  });
});
