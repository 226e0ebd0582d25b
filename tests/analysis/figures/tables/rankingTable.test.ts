import { describe, expect, it } from 'vitest';
import { differencesTable, rankingTable } from '../../../../analysis/figures/tables/rankingTable';
import type { PgrRanking } from '../../../../analysis/results';
import { study } from '../inputs';

const ranking: PgrRanking = {
  cells: 4,
  resamples: 10_000,
  generators: [
    { generator: 'alpha', rank: 1, average: 40, lo: 35, hi: 46, rankLo: 1, rankHi: 1, probabilities: [0.98, 0.02] },
    { generator: 'beta', rank: 2, average: 30, lo: 22, hi: 41, rankLo: 1, rankHi: 2, probabilities: [0.02, 0.98] },
  ],
  differences: [
    { better: 'alpha', worse: 'beta', difference: 10, lo: 1, hi: 18, p: 0.02, adjustedP: 0.04, distinguishable: true },
  ],
};

describe('the tables of ranks', () => {
  it('say how sure each rank is', () => {
    const { rows, notes } = rankingTable(study, ranking);
    expect(rows.map((row) => row.slice(1).map(({ text }) => text))).toEqual([
      ['1', '40.0', '98', '98', '1'],
      ['2', '30.0', '98', '2', '1 to 2'],
    ]);
    expect(rows[0]?.[2]?.beside).toBe('[35.0, 46.0]');
    expect(notes[0]).toContain('10,000 joint resamples');
  });

  it('say which pairs can be told apart', () => {
    const [row] = differencesTable(study, ranking).rows;
    expect(row?.slice(2).map(({ text }) => text)).toEqual(['10.0', '0.0200', '0.0400', 'yes']);
  });
});
