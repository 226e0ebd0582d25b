import { describe, expect, it } from 'vitest';
import { compareArchives } from '../../../../analysis/study/compare/compare';
import { agorabench } from '../build';
import { archive, generators, methods } from './archives';

const aspectsOf = ({ differences }: ReturnType<typeof compareArchives>) => [
  ...new Set(differences.map(({ aspect }) => aspect)),
];

describe('two archives', () => {
  it('that are the same differ in nothing, with certainty', () => {
    const comparison = compareArchives(archive('one'), archive('other'));
    expect(comparison.differences).toEqual([]);
    expect(comparison.cells).toHaveLength(6);
    for (const cell of comparison.cells)
      expect(cell).toMatchObject({ difference: 0, lo: 0, hi: 0, p: 1, sharedAnchors: true, incomparable: [] });
    expect(comparison.overall).toMatchObject({ n: 6, difference: 0, p: 1, from: 'resamples' });
    expect([comparison.onlyA, comparison.onlyB]).toEqual([[], []]);
  });

  it('say first what makes them incomparable', () => {
    const one = archive('one', {
      files: [{ path: 'a.json', bytes: 3, kind: 'lm-eval-results', hash: null }],
      configuration: [{ path: 'train.yaml', key: 'lr', value: '1e-5' }],
    });
    const other = archive('other', {
      study: { ...agorabench, rule: 'pgr-of-mean' },
      reference: 85,
      shots: 5,
      files: [{ path: 'b.json', bytes: 3, kind: 'lm-eval-results', hash: null }],
      configuration: [{ path: 'train.yaml', key: 'lr', value: '2e-5' }],
    });
    const comparison = compareArchives(one, other);
    const { differences } = comparison;
    expect(aspectsOf(comparison)).toEqual(['study', 'anchors', 'protocol', 'configuration', 'files']);
    expect(differences[0]).toEqual({ aspect: 'study', what: 'rule of PGR', a: 'mean-of-pgrs', b: 'pgr-of-mean' });
    expect(differences.find(({ aspect }) => aspect === 'anchors')?.b).toContain('85.00 %');
    expect(differences.find(({ aspect }) => aspect === 'protocol')).toMatchObject({ what: 'student on gsm8k' });
    expect(comparison.cells[0]).toMatchObject({ incomparable: ['fault', 'anchors', 'protocol'], sharedAnchors: false });
  });

  it('show anchors that differ behind the second digit', () => {
    const [difference] = compareArchives(archive('one'), archive('other', { base: 40.001 })).differences;
    expect(difference?.b).toBe('40.001 % (the base, lm-eval gsm8k exact_match flexible-extract)');
    expect(difference).toMatchObject({
      aspect: 'anchors',
      a: '40 % (the base, lm-eval gsm8k exact_match flexible-extract)',
    });
  });

  it('stand side by side with the difference and the ranks', () => {
    const one = archive('one', { student: (g) => (g === 0 ? 60 : 50) });
    const other = archive('other', { student: (g, m) => (g === 0 ? 52 : 60) + m });
    const { cells, overall, ranks, agreement } = compareArchives(one, other);
    expect(cells[0]).toMatchObject({ a: { pgr: 50 }, b: { pgr: 30 }, difference: -20 });
    const differences = cells.map(({ difference }) => difference ?? NaN);
    expect(overall?.difference).toBeCloseTo(differences.reduce((sum, value) => sum + value, 0) / 6, 9);
    expect(ranks.map(({ generator, rankA, rankB }) => [generator, rankA, rankB])).toEqual([
      [generators[0], 1, 2],
      [generators[1], 2, 1],
    ]);
    expect(ranks[0]?.rangeA).toEqual([1, 1]);
    // Two orders of two say nothing of agreement.
    expect(agreement).toBeNull();
  });

  it('agree in their orders by Kendall, exactly', () => {
    const four = ['a', 'b', 'c', 'd'];
    const order = (ranks: readonly number[]) => ({
      generators: four,
      student: (g: number, m: number) => 50 + 3 * (ranks[g] ?? 0) + m,
    });
    const { agreement } = compareArchives(archive('one', order([1, 2, 3, 4])), archive('other', order([2, 1, 3, 4])));
    // One pair of six turned; of 24 orders 1 + 3 have no more than one.
    expect(agreement).toMatchObject({ generators: 4, tau: expect.closeTo(4 / 6, 12) as number });
    expect(agreement?.p).toBeCloseTo((2 * 4) / 24, 12);
  });

  it('list what only one of them has', () => {
    const { cells, onlyA, onlyB } = compareArchives(archive('one'), archive('other', { methods: methods.slice(1) }));
    expect(cells).toHaveLength(4);
    expect(onlyA.map(({ method }) => method)).toEqual([methods[0], methods[0]]);
    expect(onlyB).toEqual([]);
  });

  it('leave the tests of all cells corrected for their number', () => {
    const other = archive('other', { student: (g, m) => 60 + g + m });
    const { cells } = compareArchives(archive('one'), other);
    for (const { p, adjustedP } of cells) expect(adjustedP ?? NaN).toBeGreaterThanOrEqual(p ?? NaN);
    const smallest = cells.reduce((least, cell) => ((cell.p ?? 1) < (least.p ?? 1) ? cell : least));
    expect(smallest.adjustedP).toBeCloseTo(Math.min(1, 6 * (smallest.p ?? NaN)), 12);
  });

  it('have a mean difference by generators where the noise is not known', () => {
    const unknown = { student: null, anchors: null };
    const other = archive('other', { student: (g) => 60 + 4 * g, stderr: unknown });
    const { overall, cells } = compareArchives(archive('one', { stderr: unknown }), other);
    expect(cells[0]).toMatchObject({ lo: null, p: null, adjustedP: null, from: null });
    // Differences of 0 and 10: mean 5, t of one degree of freedom with a standard error of 5.
    expect(overall).toMatchObject({ n: 6, generators: 2, difference: 5, from: 'generators' });
    expect(overall?.p).toBeCloseTo(0.5, 9);
    expect(overall?.hi).toBeCloseTo(5 + 5 * Math.tan(0.475 * Math.PI), 6);
  });
});
