import { describe, expect, it } from 'vitest';
import type { AnalyseResult } from '../../../../analysis/analysisResults';
import { analyse } from '../../../../analysis/study/analyse/analyse';
import { cell, metric, studyOf } from './input';

const generators = ['a', 'b', 'c', 'd', 'e', 'f'];
const methods = ['new', 'answer', 'improve'];
const domains = ['math', 'code', 'chat'];

type Table = number[][];

/** Generators × settings: sums of a part for each, and a little that is neither. */
function table(): Table {
  return generators.map((_, i) =>
    Array.from({ length: 9 }, (__, j) => 30 + 4 * i + 3 * j + 0.8 * Math.sin(5 * i + 3 * j + i * j)),
  );
}

function studied(change: (pgr: Table, quality: Table) => void): AnalyseResult {
  const [pgr, quality] = [table(), table().map((row) => row.map((value) => value / 2))];
  change(pgr, quality);
  const places = generators.flatMap((generator, i) =>
    methods.flatMap((method, m) =>
      domains.map((domain, d) => ({ place: [generator, method, domain] as const, i, j: 3 * m + d })),
    ),
  );
  return analyse({
    study: studyOf(generators, methods, domains),
    pgr: {
      study: 'test',
      rule: 'mean-of-pgrs',
      cells: places.map(({ place, i, j }) => cell(place, pgr[i]?.[j] ?? null)),
      averages: [],
      checks: [],
    },
    evaluations: [],
    metrics: places.flatMap(({ place, i, j }) => [
      metric('quality', place, quality[i]?.[j] ?? NaN),
      metric('length', place, 100 + i * i + 7 * j),
    ]),
    printed: [],
  });
}

const kinds = ({ suspicious = [] }: AnalyseResult) =>
  suspicious.map(({ generator, method, domain, column, kind }) => [column, kind, generator, method, domain]);

function set(values: Table, i: number, j: number, value: number) {
  const row = values[i];
  if (row) row[j] = value;
}

const at = (values: Table, i: number, j: number) => values[i]?.[j] ?? NaN;

describe('suspicious cells', () => {
  it('are none in a table that fits', () => {
    expect(studied(() => undefined).suspicious).toEqual([]);
  });

  it('a fraction among percents', () => {
    const result = studied((pgr) => {
      set(pgr, 1, 2, at(pgr, 1, 2) / 100);
    });
    expect(kinds(result)).toEqual([['pgr', 'fraction', 'b', 'new', 'chat']]);
    expect(result.findings.find(({ code }) => code === 'cells-fraction')?.severity).toBe('caution');
  });

  it('two values exchanged', () => {
    const result = studied((_, quality) => {
      const [one, other] = [at(quality, 0, 4), at(quality, 5, 4)];
      set(quality, 0, 4, other);
      set(quality, 5, 4, one);
    });
    expect(kinds(result).sort()).toEqual([
      ['quality', 'swapped', 'a', 'answer', 'code'],
      ['quality', 'swapped', 'f', 'answer', 'code'],
    ]);
    expect(result.suspicious?.[0]?.other).toMatchObject({ method: 'answer', domain: 'code' });
  });

  it('a value copied from a neighbour', () => {
    const result = studied((pgr) => {
      set(pgr, 3, 8, at(pgr, 3, 0));
    });
    expect(kinds(result)).toEqual([['pgr', 'copied', 'd', 'improve', 'chat']]);
    expect(result.suspicious?.[0]?.other).toEqual({ generator: 'd', method: 'new', domain: 'math' });
  });

  it('with what the conclusions are without them', () => {
    const result = studied((pgr) => {
      set(pgr, 2, 2, 170);
    });
    const [found] = result.suspicious ?? [];
    expect(found).toMatchObject({ kind: 'outlying', generator: 'c', value: 170 });
    const r2 = found?.effect.find(({ name }) => name === 'r2');
    expect(r2?.all).toBeCloseTo(result.regression?.r2 ?? NaN, 12);
    expect(r2?.without ?? NaN).toBeGreaterThan((r2?.all ?? NaN) + 0.2);
  });

  it('are not looked for where the study is too small to know', () => {
    const small = analyse({
      study: studyOf(['a', 'b'], methods, domains),
      pgr: { study: 'test', rule: 'mean-of-pgrs', cells: [cell(['a', 'new', 'math'], 1)], averages: [], checks: [] },
      evaluations: [],
      metrics: [],
      printed: [],
    });
    expect(small).not.toHaveProperty('suspicious');
  });
});

describe('ranks over settings', () => {
  it('hold where every setting orders the generators alike, and move where not', () => {
    const steady = studied(() => undefined);
    expect(steady.rankStability?.[0]).toMatchObject({ over: 'settings', conditions: 9 });
    expect(steady.findings.map(({ code }) => code)).toContain('ranks-hold-over-settings');
    const moved = studied((pgr) => {
      set(pgr, 4, 0, 0);
    });
    expect(moved.rankStability?.[0]?.generators.find(({ generator }) => generator === 'e')).toMatchObject({
      rankLo: 2,
    });
    expect(moved.findings.map(({ code }) => code)).toContain('ranks-depend-on-settings');
  });
});

describe('ranks over seeds', () => {
  const generators = ['a', 'b', 'c'];
  /** Two settings; the PGR of each student by generator and place, the same in both settings. */
  const seeded = (pgrs: readonly (readonly number[])[], alone: readonly string[] = []) =>
    analyse({
      study: studyOf([...generators, ...alone], ['new'], ['math', 'code']),
      pgr: {
        study: 'test',
        rule: 'mean-of-pgrs',
        cells: [
          ...['math', 'code'].flatMap((domain) =>
            pgrs.map((seeds, i) =>
              cell([generators[i]!, 'new', domain], seeds.reduce((sum, value) => sum + value, 0) / seeds.length, {
                // The order of the file is not that of the seeds.
                seeds: seeds.map((pgr, k) => ({ run: `${domain}-${i}-${k}`, seed: 40 + k, pgr })).toReversed(),
              }),
            ),
          ),
          ...alone.map((generator) => cell([generator, 'new', 'math'], 99)),
        ],
        averages: [],
        checks: [],
      },
      evaluations: [],
      metrics: [],
      printed: [],
    });
  const bySeed = (result: ReturnType<typeof seeded>) => result.rankStability?.find(({ over }) => over === 'seeds');

  it('hold where every seed orders the generators alike', () => {
    const result = seeded([
      [10, 12, 11],
      [20, 21, 19],
      [30, 28, 33],
    ]);
    expect(bySeed(result)).toMatchObject({ conditions: 3, concordance: 1, p: null });
    expect(bySeed(result)?.generators.map(({ generator, rankLo, rankHi }) => [generator, rankLo, rankHi])).toEqual([
      ['c', 1, 1],
      ['b', 2, 2],
      ['a', 3, 3],
    ]);
    const found = result.findings.find(({ code }) => code === 'ranks-hold-over-seeds');
    expect(found?.message).toContain('The 3 seeds order the 3 generators that have several');
  });

  it('move where one seed decides', () => {
    const result = seeded([
      [10, 12, 60],
      [20, 21, 19],
      [30, 28, 33],
    ]);
    // Kendall's W by hand: rank sums 5, 5 and 8 of three seeds over three generators, 12·6/(9·24).
    expect(bySeed(result)?.concordance).toBeCloseTo((12 * 6) / (9 * 24), 12);
    expect(bySeed(result)?.generators.find(({ generator }) => generator === 'a')).toMatchObject({
      rankLo: 1,
      rankHi: 3,
    });
    expect(result.findings.map(({ code }) => code)).toContain('ranks-depend-on-seeds');
  });

  it('are looked at among the generators that have several, with the seeds that all of these have', () => {
    const result = seeded(
      [
        [10, 12],
        [20, 21, 19],
        [30, 28],
      ],
      ['d'],
    );
    expect(bySeed(result)).toMatchObject({ conditions: 2 });
    expect(bySeed(result)?.generators).toHaveLength(3);
    expect(bySeed(seeded([[1], [2], [3]]))).toBeUndefined();
  });
});

describe('correlations of the predictors', () => {
  it('come in every way, with Holm over all of them', () => {
    const { correlations = [] } = studied(() => undefined);
    expect(correlations.map(({ column }) => column)).toEqual(['quality', 'length']);
    for (const { pearson, within, adjustedP } of correlations) {
      expect(pearson?.n).toBe(54);
      expect(within?.coefficient).toBeGreaterThan(0.8);
      expect(adjustedP.pearson).toBeGreaterThanOrEqual(pearson?.p ?? NaN);
    }
  });
});
