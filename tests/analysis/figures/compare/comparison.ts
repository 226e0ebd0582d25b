/** Comparisons made by hand. */
import type { ComparedCell, Comparison } from '../../../../analysis/study/compare/comparison';

/** A cell that both have, with the PGRs of A and B; its noise is unknown where `over` does not say it. */
export function comparedCell(
  [generator, method, domain]: readonly [generator: string, method: string, domain: string],
  [a, b]: readonly [a: number | null, b: number | null],
  over: Partial<ComparedCell> = {},
): ComparedCell {
  const side = { lo: null, hi: null, status: 'computed', family: 'llama', volume: 10_000, students: 1 } as const;
  return {
    ...{ generator, method, domain, family: 'llama', volume: 10_000, variant: null, language: null },
    a: { ...side, pgr: a },
    b: { ...side, pgr: b },
    difference: a === null || b === null ? null : b - a,
    lo: null,
    hi: null,
    standardError: null,
    p: null,
    adjustedP: null,
    from: null,
    sharedAnchors: false,
    incomparable: [],
    ...over,
  };
}

export const cells: readonly ComparedCell[] = [
  comparedCell(['alpha', 'write', 'math'], [20, 26], {
    ...{ lo: 2, hi: 10, standardError: 2, p: 0.0027, adjustedP: 0.0054, from: 'items', sharedAnchors: true },
  }),
  comparedCell(['alpha', 'improve', 'code'], [30, 31], {
    ...{ lo: -4, hi: 6, standardError: 2.5, p: 0.69, adjustedP: 0.69, from: 'standard-errors' },
    incomparable: ['anchors', 'protocol'],
  }),
  comparedCell(['beta', 'write', 'math'], [10, 8]),
  comparedCell(['beta', 'write', 'code'], [null, 8], { incomparable: ['fault'] }),
];

export const comparison: Comparison = {
  a: { name: 'march', study: 'small' },
  b: { name: 'june', study: 'small' },
  differences: [],
  cells,
  overall: { n: 3, generators: 2, difference: 1.66, lo: -0.34, hi: 2.7, p: 0.1, from: 'resamples' },
  ranks: [
    { generator: 'alpha', averageA: 25, averageB: 7, rankA: 1, rankB: 3, rangeA: [1, 2], rangeB: [3, 3] },
    { generator: 'beta', averageA: 10, averageB: 8, rankA: 2, rankB: 2, rangeA: null, rangeB: null },
    { generator: 'gamma', averageA: 5, averageB: 9, rankA: 3, rankB: 1, rangeA: [2, 3], rangeB: [1, 2] },
  ],
  agreement: { tau: 0.866, p: 0.0167, generators: 6 },
  onlyA: [],
  onlyB: [],
};
