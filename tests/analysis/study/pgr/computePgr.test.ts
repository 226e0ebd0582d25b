import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonCells } from '../../../../analysis/study/pgr/commonCells';
import { computePgr } from '../../../../analysis/study/pgr/computePgr';
import type { Benchmark, Evaluation, Study } from '../../../../analysis/study/study';
import { agorabench, anEvaluation, aPrinted, aRun, scores } from '../build';

const worked = scores([28.08, 19.84, 34.6], [60, 40, 90]);
const base = { study: agorabench, runs: [aRun()], evaluations: worked, printed: [] };

describe('the rules', () => {
  it('mean-of-pgrs is the mean of the benchmarks', () => {
    const { rule, cells } = computePgr(base);
    expect(rule).toBe('mean-of-pgrs');
    expect(cells[0]?.benchmarks[0]?.pgr).toBeCloseTo(55.83, 2);
    expect(cells[0]?.pgr).toBeCloseTo((55.83 + 40) / 2, 2);
  });
  it('pgr-of-mean is the formula on mean scores', () => {
    const { rule, cells } = computePgr({ ...base, study: { ...agorabench, rule: 'pgr-of-mean' } });
    const mean = (a: number, b: number) => (a + b) / 2;
    const [student, low, high] = [mean(28.08, 60), mean(19.84, 40), mean(34.6, 90)];
    expect(rule).toBe('pgr-of-mean');
    expect(cells[0]?.pgr).toBeCloseTo((100 * (student - low)) / (high - low), 10);
    expect(cells[0]?.lo).not.toBeNull();
  });
  it('pgr-of-mean rests on the mean gap: one reversed benchmark is a caution, a reversed mean is a fault', () => {
    const study: Study = { ...agorabench, rule: 'pgr-of-mean' };
    const oneReversed = computePgr({ ...base, study, evaluations: scores([28, 30, 20], [60, 40, 90]) });
    expect(oneReversed.cells[0]?.checks.map(({ code, severity }) => [code, severity])).toEqual([
      ['anchor-reversed', 'caution'],
    ]);
    expect(oneReversed.averages[0]?.n).toBe(1);
    const meanReversed = computePgr({ ...base, study, evaluations: scores([28, 30, 20], [60, 40, 45]) });
    expect(meanReversed.cells[0]?.checks[0]).toMatchObject({ code: 'anchor-reversed', severity: 'fault' });
    expect(meanReversed.averages[0]?.n).toBe(0);
  });
  it('takes benchmarks where lower is better as they are, and turns them in a mean', () => {
    const turned = (benchmark: Benchmark) =>
      benchmark.id === 'math' ? { ...benchmark, higherIsBetter: false } : benchmark;
    const study: Study = { ...agorabench, benchmarks: agorabench.benchmarks.map(turned) };
    const evaluations = scores([60, 40, 80], [35, 40, 20]);
    const result = computePgr({ ...base, study, evaluations });
    expect(result.cells[0]).toMatchObject({ pgr: (50 + 25) / 2, checks: [] });
    const mean = computePgr({ ...base, study: { ...study, rule: 'pgr-of-mean' }, evaluations });
    expect(mean.cells[0]?.pgr).toBeCloseTo((100 * (60 - 35)) / (80 - 20), 10);
    const wrongWay = computePgr({ ...base, study, evaluations: scores([60, 40, 80], [30, 20, 40]) });
    expect(wrongWay.cells[0]?.benchmarks[1]?.checks[0]).toMatchObject({ code: 'anchor-reversed' });
  });
});

describe('seeds', () => {
  const second = (over: Partial<Evaluation> & Pick<Evaluation, 'score'>) =>
    anEvaluation({ role: 'student', run: 'run-2', ...over });
  const runs = [aRun(), aRun({ id: 'run-2', seed: 43 })];

  it('give one cell with the mean', () => {
    const evaluations = [...worked, second({ score: 34.6 }), second({ score: 40, benchmark: 'math' })];
    const { cells } = computePgr({ ...base, runs, evaluations });
    expect(cells).toHaveLength(1);
    expect(cells[0]?.runs).toEqual(['run-1', 'run-2']);
    expect(cells[0]?.benchmarks[0]?.student).toBeCloseTo((28.08 + 34.6) / 2);
    expect(cells[0]?.benchmarks[1]?.pgr).toBeCloseTo(20);
  });
  it('leaves a seed out that lacks a benchmark, and says so', () => {
    const { cells, averages } = computePgr({ ...base, runs, evaluations: [...worked, second({ score: 34.6 })] });
    expect(cells[0]?.runs).toEqual(['run-1']);
    expect(cells[0]?.checks).toMatchObject([{ code: 'benchmark-missing', severity: 'caution' }]);
    expect(cells[0]?.checks[0]?.message).toContain('1 of 2 seeds');
    expect(averages[0]?.n).toBe(1);
  });
});

describe('the source of a score', () => {
  const strict = (role: 'student' | 'base' | 'reference', score: number) =>
    anEvaluation({ role, score, filter: 'strict-match', source: `${role}-strict.json` });

  it('is the one the study prefers, whatever other filters are called', () => {
    const other = (['student', 'base', 'reference'] as const).map((role) =>
      anEvaluation({ role, score: 50, filter: 'a-filter' }),
    );
    const { cells } = computePgr({ ...base, evaluations: [...other, ...worked] });
    expect(cells[0]?.benchmarks[0]).toMatchObject({ student: 28.08, base: 19.84, reference: 34.6 });
  });
  it('is flexible-extract where all three have it', () => {
    const { cells } = computePgr({
      ...base,
      evaluations: [...worked, strict('student', 1), strict('base', 0), strict('reference', 2)],
    });
    expect(cells[0]?.benchmarks[0]).toMatchObject({ student: 28.08, base: 19.84, reference: 34.6 });
  });
  it('is one other filter where all three have only that', () => {
    const noBase = worked.filter(({ role, benchmark }) => !(role === 'base' && benchmark === 'gsm8k'));
    const { cells } = computePgr({
      ...base,
      evaluations: [...noBase, strict('student', 20), strict('base', 10), strict('reference', 30)],
    });
    expect(cells[0]?.benchmarks[0]).toMatchObject({ student: 20, base: 10, reference: 30, pgr: 50 });
  });
  it('never mixes two filters', () => {
    const noBase = worked.filter(({ role, benchmark }) => !(role === 'base' && benchmark === 'gsm8k'));
    const { cells } = computePgr({ ...base, evaluations: [...noBase, strict('base', 10)] });
    expect(cells[0]?.benchmarks[0]).toMatchObject({ student: 28.08, base: null, reference: 34.6, pgr: null });
    expect(cells[0]?.checks[0]).toMatchObject({ code: 'anchor-missing' });
  });
});

describe('averages', () => {
  const cell = (method: string, domain: string, text: string, over = {}) => aPrinted({ text, method, domain, ...over });

  it('carry n of N and keep printed apart from computed', () => {
    const printed = [
      cell('instance_generation', 'math', '10.0'),
      cell('instance_generation', 'code', '20.0'),
      aPrinted({ quantity: 'pgr-average', text: '14.9', method: 'instance_generation' }),
      aPrinted({ quantity: 'pgr-average', text: '77.7', method: 'instance_generation', variant: 'json_format' }),
    ];
    const { averages } = computePgr({ ...base, runs: [], evaluations: [], printed });
    const over = (name: string) => averages.find((each) => each.over === name);
    expect(averages).toHaveLength(7);
    expect(over('all')).toMatchObject({ n: 2, of: 9, computed: 15, printed: null });
    expect(over('instance_generation')).toMatchObject({ n: 2, of: 3, computed: 15, printed: 14.9 });
    expect(over('math')).toMatchObject({ n: 1, of: 3, computed: 10, printed: null });
    expect(over('quality_enhancement')).toMatchObject({ n: 0, of: 3, computed: null });
  });

  it('leave out prompt variants and volumes other than the usual one', () => {
    const runs = [
      aRun({ id: 'run-50k', volume: 50000 }),
      aRun({ id: 'run-json', variant: 'json_format' }),
      aRun(),
      aRun({ id: 'run-code', domain: 'code' }),
    ];
    const students = ['run-50k', 'run-json'].flatMap((run) =>
      ['gsm8k', 'math'].map((benchmark) => anEvaluation({ role: 'student', run, benchmark, score: 90 })),
    );
    const { cells, averages } = computePgr({ ...base, runs, evaluations: [...worked, ...students] });
    expect(cells).toHaveLength(4);
    expect(averages.find(({ over }) => over === 'math')).toMatchObject({ n: 1, of: 3 });
    expect(averages.find(({ over }) => over === 'math')?.computed).toBeCloseTo((55.83 + 40) / 2, 2);
  });

  it('rest on every setting though the settings differ in volume', () => {
    const sizes = { instance_generation: 14856, response_generation: 10000, quality_enhancement: 9871 };
    const runs = Object.entries(sizes).map(([method, volume]) => aRun({ id: method, method, volume }));
    const students = runs.flatMap(({ id: run }) =>
      ['gsm8k', 'math'].map((benchmark) => anEvaluation({ role: 'student', run, benchmark, score: 50 })),
    );
    const { averages } = computePgr({ ...base, runs, evaluations: [...worked, ...students] });
    expect(averages.find(({ over }) => over === 'math')).toMatchObject({ n: 3, of: 3 });
  });

  it('do not rest on another language, though its cell alone is sound', () => {
    const runs = [aRun(), aRun({ id: 'run-ko', language: 'ko' }), aRun({ id: 'run-other', domain: 'code' })];
    const students = ['gsm8k', 'math'].map((benchmark) =>
      anEvaluation({ role: 'student', run: 'run-ko', benchmark, score: 90 }),
    );
    const broken = worked.map((each) => (each.role === 'student' ? { ...each, protocol: { shots: 3 } } : each));
    const { cells, averages } = computePgr({ ...base, runs, evaluations: [...broken, ...students] });
    expect(cells.map(({ language }) => language)).toEqual([null, 'ko', null]);
    expect(averages[0]).toMatchObject({ n: 0, computed: null });
    const onlyKorean = computePgr({ ...base, runs: runs.slice(1, 2), evaluations: [...broken, ...students] });
    expect(onlyKorean.averages[0]?.n).toBe(1);
  });

  it('count a computed cell in place of the printed one for the same setting', () => {
    const printed = [cell('response_generation', 'math', '1.0'), cell('response_generation', 'code', '3.0')];
    const { averages } = computePgr({ ...base, printed });
    expect(averages[0]?.n).toBe(2);
    expect(averages[0]?.computed).toBeCloseTo(((55.825 + 40) / 2 + 3) / 2, 1);
  });

  it('do not depend on the order of cells', () => {
    const settings = agorabench.methods.flatMap(({ id: method }) =>
      agorabench.domains.map(({ id: domain }) => ({ method, domain })),
    );
    const values = fc.array(fc.integer({ min: -500, max: 1500 }), { minLength: 9, maxLength: 9 });
    const printed = (numbers: readonly number[]) =>
      settings.map(({ method, domain }, index) => cell(method, domain, ((numbers[index] ?? 0) / 10).toFixed(1)));
    fc.assert(
      fc.property(
        values.chain((numbers) =>
          fc.tuple(fc.constant(printed(numbers)), fc.shuffledSubarray(printed(numbers), { minLength: 9 })),
        ),
        ([ordered, shuffled]) => {
          const averages = (list: typeof ordered) =>
            computePgr({ ...base, runs: [], evaluations: [], printed: list }).averages;
          const [one, other] = [averages(ordered), averages(shuffled)];
          for (const [index, average] of one.entries()) {
            expect(other[index]).toMatchObject({ over: average.over, n: average.n, of: average.of });
            expect(other[index]?.computed).toBeCloseTo(average.computed ?? NaN, 9);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('say where generators rest on different cells, and rank them on the common ones', () => {
    const other = { generator: 'gpt-4o-mini-2024-07-18' };
    const printed = [
      cell('instance_generation', 'math', '10.0'),
      cell('instance_generation', 'code', '90.0'),
      cell('instance_generation', 'math', '20.0', other),
    ];
    const result = computePgr({ ...base, runs: [], evaluations: [], printed });
    expect(result.checks.find(({ code }) => code === 'benchmark-missing')).toMatchObject({ severity: 'caution' });
    expect(commonCells(result.cells).map(({ generator, pgr }) => [generator, pgr])).toEqual([
      ['gpt-4o-2024-08-06', 10],
      ['gpt-4o-mini-2024-07-18', 20],
    ]);
    const equal = computePgr({
      ...base,
      runs: [],
      evaluations: [],
      printed: [printed[0], printed[2]].flatMap((each) => each ?? []),
    });
    expect(equal.checks.some(({ code }) => code === 'benchmark-missing')).toBe(false);
  });
});

describe('families', () => {
  it('without a family the anchors are not guessed', () => {
    const { cells } = computePgr({ ...base, runs: [aRun({ family: null })] });
    expect(cells[0]?.pgr).toBeNull();
    expect(cells[0]?.checks.find(({ code }) => code === 'anchor-missing')?.message).toMatch(
      /family of the run is not known/,
    );
  });
  it('a domain that the study does not know has no PGR', () => {
    const { cells } = computePgr({ ...base, runs: [aRun({ domain: 'law' })] });
    expect(cells[0]).toMatchObject({
      pgr: null,
      benchmarks: [],
      checks: [{ code: 'benchmark-missing', severity: 'fault' }],
    });
  });
});
