import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PgrCell } from '../../../../analysis/results';
import { analyse } from '../../../../analysis/study/analyse/analyse';
import { cell, inputOf, metric, printed, score, studyOf } from './input';

const generators = ['a', 'b', 'c', 'd'];
const methods = ['write', 'revise'];
const domains = ['sums', 'code'];
const study = studyOf(generators, methods, domains);
const places = generators.flatMap((g) =>
  methods.flatMap((m) => domains.map((d): [string, string, string] => [g, m, d])),
);

/** A number that depends on the position alone, without a pattern. */
const scattered = (i: number, seed: number) => ((i * 7919 + seed * 104729) % 997) / 10;

const cells = places.map((place, i) => cell(place, scattered(i, 1)));
const metrics = ['length', 'novelty'].flatMap((name, j) =>
  places.map((place, i) => metric(name, place, scattered(i, j + 2))),
);
const evaluations = generators.flatMap((g, i) =>
  domains.flatMap((d, j) => [1, 2].map((k) => score(g, `${d}-${k}`, 40 + scattered(i * 4 + j * 2 + k, 9) / 2))),
);
const complete = inputOf(study, cells, { metrics, evaluations });
const codes = (input: typeof complete) => analyse(input).findings.map(({ code }) => code);

describe('a complete small study', () => {
  it('has every part', () => {
    const result = analyse({
      ...complete,
      pgr: {
        ...complete.pgr,
        averages: generators.map((generator, i) => ({
          generator,
          over: 'all',
          n: 4,
          of: 4,
          computed: scattered(i, 5),
          printed: null,
        })),
      },
    });
    expect(result.data).toEqual({ n: 16, generators: 4, settings: 4, leftOut: [] });
    expect(result.problemSolving?.coarse?.n).toBe(4);
    expect(result.problemSolving?.coarse?.printed).toEqual({});
    expect(result.problemSolving?.fine?.n).toBe(16);
    expect(result.pca?.columns).toEqual(['length', 'novelty', 'problem_solving']);
    expect(result.pca).toMatchObject({ printed: null, congruence: null });
    expect(result.regression).toMatchObject({ n: 16, k: 3, printed: {} });
    expect(result.structure?.relations).toHaveLength(3);
  });
});

describe('a study without enough', () => {
  it('of anything gives findings and no parts', () => {
    const result = analyse(inputOf(studyOf([], [], []), []));
    expect(Object.keys(result)).toEqual(['data', 'findings']);
    expect(result.data).toEqual({ n: 0, generators: 0, settings: 0, leftOut: [] });
    expect(result.findings.map(({ code }) => code)).toEqual([
      'coarse-absent',
      'fine-absent',
      'components-absent',
      'structure-absent',
    ]);
  });

  it('variation of PGR has no line, no regression and no structure', () => {
    const result = analyse({
      ...complete,
      pgr: { ...complete.pgr, cells: cells.map((one) => ({ ...one, pgr: 12.3 })) },
    });
    expect(result.problemSolving).toBeUndefined();
    expect(result.regression).toBeUndefined();
    expect(result.structure).toBeUndefined();
    expect(result.pca).toBeDefined();
    expect(result.findings.map(({ code }) => code)).toContain('regression-absent');
  });

  it('generators cannot leave one out', () => {
    const own = cells.map((one, i) => ({ ...one, generator: 'a', method: `m${i}` }));
    const ownMetrics = metrics.map((one, i) => ({ ...one, generator: 'a', method: `m${i % 16}` }));
    const result = analyse(inputOf(study, own, { metrics: ownMetrics }));
    expect(result.pca).toBeDefined();
    expect(result.regression).toBeUndefined();
  });

  it('scores of the generators does without that predictor, and says so', () => {
    const input = { ...complete, evaluations: [] };
    expect(analyse(input).pca?.columns).toEqual(['length', 'novelty']);
    expect(codes(input)).toContain('problem-solving-unknown');
  });

  it('benchmarks of a domain has no problem solving there', () => {
    const input = { ...complete, evaluations: evaluations.filter(({ benchmark }) => benchmark !== 'code-2') };
    const result = analyse(input);
    expect(result.problemSolving?.fine?.points.every(({ domain }) => domain === 'sums')).toBe(true);
    expect(result.data.leftOut).toContainEqual({
      generator: 'a',
      method: 'write',
      domain: 'code',
      reason: 'Missing: problem_solving.',
    });
  });
});

describe('rows', () => {
  const replace = (i: number, more: Partial<PgrCell>) => ({
    ...complete,
    pgr: { ...complete.pgr, cells: cells.map((one, j) => (i === j ? { ...one, ...more } : one)) },
  });

  it('at fault are left out with their codes', () => {
    const checks = [{ code: 'anchor-reversed', severity: 'fault', message: '' }] as const;
    const result = analyse(replace(3, { checks, status: 'computed' }));
    expect(result.data.n).toBe(15);
    expect(result.data.leftOut).toEqual([
      { generator: 'a', method: 'revise', domain: 'code', reason: 'PGR at fault: anchor-reversed.' },
    ]);
    expect(result.findings.map(({ code }) => code)).toContain('cells-left-out');
  });

  it('of another family never stand beside the same generator and setting', () => {
    const usual = cells.map((one) => ({ ...one, family: 'one' }));
    const other = cell(['a', 'write', 'sums'], 99, { family: 'two' });
    for (const both of [
      [...usual, other],
      [other, ...usual],
    ]) {
      const result = analyse({ ...complete, pgr: { ...complete.pgr, cells: both } });
      expect(result.data.n).toBe(16);
      expect(result.problemSolving?.fine?.points.some(({ y }) => y === 99)).toBe(false);
      expect(result.data.leftOut).toHaveLength(1);
    }
  });

  it('under caution stay', () => {
    expect(analyse(replace(3, { checks: [{ code: 'noise-unknown', severity: 'caution', message: '' }] })).data.n).toBe(
      16,
    );
  });

  it('without a PGR are left out', () => {
    expect(analyse(replace(0, { pgr: null })).data.leftOut[0]?.reason).toBe('No PGR.');
  });

  it('without a metric are left out with its name', () => {
    const result = analyse({ ...complete, metrics: metrics.slice(1) });
    expect(result.data.leftOut).toEqual([
      { generator: 'a', method: 'write', domain: 'sums', reason: 'Missing: length.' },
    ]);
    expect(result.problemSolving?.fine?.n).toBe(16);
  });

  it('of another volume never stand beside the same generator and setting', () => {
    const usual = cells.map((one) => ({ ...one, volume: 10_000 }));
    const large = { ...cell(['a', 'write', 'sums'], 99), volume: 50_000 };
    const result = analyse({ ...complete, pgr: { ...complete.pgr, cells: [large, ...usual] } });
    expect(result.data.n).toBe(16);
    expect(result.problemSolving?.fine?.points.some(({ y }) => y === 99)).toBe(false);
    expect(result.data.leftOut[0]?.reason).toContain('50000');
  });

  it('of a variant are no rows', () => {
    const variant = cell(['a', 'write', 'sums'], 99, { variant: 'json' });
    const input = { ...complete, pgr: { ...complete.pgr, cells: [...cells, variant] } };
    expect(analyse(input).data).toEqual({ n: 16, generators: 4, settings: 4, leftOut: [] });
    expect(codes(input)).toContain('variants-not-analysed');
  });
});

describe('columns', () => {
  it('that few cells have are not worth their rows', () => {
    const rare = places.slice(0, 3).map((place, i) => metric('rare', place, i));
    const input = { ...complete, metrics: [...metrics, ...rare] };
    expect(analyse(input).data.n).toBe(16);
    expect(analyse(input).pca?.columns).not.toContain('rare');
    expect(codes(input)).toContain('predictors-sparse');
  });

  it('without variation are in no component', () => {
    const input = { ...complete, metrics: [...metrics, ...places.map((place) => metric('flat', place, 0.1))] };
    const result = analyse(input);
    expect(result.pca?.columns).toEqual(['length', 'novelty', 'problem_solving']);
    expect(result.structure?.relations.find(({ column }) => column === 'flat')).toEqual({
      column: 'flat',
      pooled: null,
      within: null,
      between: null,
    });
    expect(codes(input)).toContain('predictors-constant');
  });

  it('that repeat each other do not stop the regression', () => {
    const twice = metrics.map((row) => ({ ...row, metric: `${row.metric} again`, value: 2 * row.value + 1 }));
    const result = analyse({ ...complete, metrics: [...metrics, ...twice] });
    expect(result.pca?.columns).toHaveLength(5);
    expect(result.regression?.k).toBe(3);
  });
});

describe('metrics of a variant', () => {
  it('never replace those of the cell', () => {
    const [first] = metrics;
    const ofVariant = first ? [{ ...first, value: 1e6, variant: 'json' }] : [];
    expect(analyse({ ...complete, metrics: [...metrics, ...ofVariant] }).pca).toEqual(analyse(complete).pca);
  });
});

describe('printed overall averages', () => {
  const averages = generators.flatMap((generator, i) => [
    printed('problem-solving-average', String(50 + 3 * i), { generator }),
    printed('pgr-average', String(scattered(i, 5)), { generator }),
  ]);

  it('make the overall relation, each generator once', () => {
    const others = generators.flatMap((generator) => [
      printed('pgr-average', '77', { generator, variant: 'json' }),
      printed('pgr-average', '78', { generator, method: 'write' }),
    ]);
    const again = averages.slice(0, 2).map((row) => ({ ...row, source: 'another table' }));
    const points = analyse({ ...complete, printed: [...averages, ...others, ...again] }).problemSolving?.coarse?.points;
    expect(points?.map(({ generator }) => generator)).toEqual(generators);
    expect(points?.map(({ y }) => y)).toEqual(generators.map((_, i) => scattered(i, 5)));
  });

  it('are never completed with computed ones', () => {
    const computed = generators.map((generator) => ({
      generator,
      over: 'all',
      n: 4,
      of: 4,
      computed: 1,
      printed: null,
    }));
    const input = { ...complete, pgr: { ...complete.pgr, averages: computed }, printed: averages.slice(0, 6) };
    expect(analyse(input).problemSolving?.coarse?.points.map(({ generator }) => generator)).toEqual(['a', 'b', 'c']);
  });
});

describe("a generator's score", () => {
  const alias = {
    ...study,
    generators: study.generators.map((one) => (one.id === 'a' ? { ...one, aliases: ['Org/Model-A'] } : one)),
  };
  const renamed = (more: object) =>
    evaluations.map((one) => (one.model === 'a' ? { ...one, model: 'org__model-a', ...more } : one));

  it('is found under an alias in another spelling', () => {
    expect(analyse({ ...complete, study: alias, evaluations: renamed({}) }).data.n).toBe(16);
  });

  it('never comes from a student, nor from a superseded result', () => {
    expect(analyse({ ...complete, study: alias, evaluations: renamed({ role: 'student' }) }).data.n).toBe(12);
    expect(analyse({ ...complete, study: alias, evaluations: renamed({ superseded: true }) }).data.n).toBe(12);
  });

  it('comes from the source that the benchmark prefers', () => {
    const source = { tool: 'lm-eval', task: 'sums', metric: 'exact_match', filter: 'strict' } as const;
    const preferring = {
      ...study,
      benchmarks: [
        { id: 'sums-1', name: 'Sums', aliases: [], unit: 'percent', higherIsBetter: true, sources: [source] },
      ] as const,
    };
    const preferred = score('a', 'sums-1', 100, { ...source });
    const other = score('a', 'sums-1', 0, { ...source, filter: 'flexible', evaluatedMs: 5 });
    for (const added of [
      [preferred, other],
      [other, preferred],
    ]) {
      const rest = evaluations.filter(({ model, benchmark }) => model !== 'a' || benchmark !== 'sums-1');
      const result = analyse({ ...complete, study: preferring, evaluations: [...rest, ...added] });
      const second = rest.find(({ model, benchmark }) => model === 'a' && benchmark === 'sums-2')?.score ?? NaN;
      const point = result.problemSolving?.fine?.points.find(
        ({ generator, domain }) => generator === 'a' && domain === 'sums',
      );
      expect(point?.x).toBeCloseTo((100 + second) / 2, 12);
    }
  });
});

describe('any study', () => {
  const value = fc.oneof(fc.constantFrom(0, 1, 1, 50), fc.double({ min: -100, max: 200, noNaN: true }));
  const anyInput = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...places), fc.option(value)), { maxLength: 20 }),
      fc.array(fc.tuple(fc.constantFrom('length', 'novelty', 'depth'), fc.constantFrom(...places), value), {
        maxLength: 60,
      }),
      fc.subarray(evaluations),
    )
    .map(([someCells, someMetrics, someScores]) =>
      inputOf(
        study,
        someCells.map(([place, pgr]) => cell(place, pgr)),
        {
          metrics: someMetrics.map(([name, place, x]) => metric(name, place, x)),
          evaluations: someScores,
        },
      ),
    );

  it('is analysed without a throw and without a number that is not finite', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        JSON.stringify(analyse(input), (key, x: unknown) => {
          if (typeof x === 'number' && !Number.isFinite(x)) throw new Error(`${key} is ${x}`);
          return x;
        });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
