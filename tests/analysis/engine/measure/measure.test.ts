import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { unattended, type Progress } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived, type MemoryDerived } from '../../../fixtures/memoryDerived';

const [a, b] = ['results/instance_generation_math_gpt-4o.json', 'results/instance_generation_code_gpt-4o.json'];
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
/** Instance i has a response of `lengths[i]` words. */
const dataOf = (lengths: readonly number[]) =>
  JSON.stringify(lengths.map((length) => ({ instruction: 'How?', response: words(length), config: 'gpt-4o' })));
const request = { metrics: ['response_words'], runs: null, sample: null };

let engine: Engine;
let derived: MemoryDerived;

const open = async (contents: Record<string, string>, modifiedMs = 0) =>
  engine.open(memoryArchive(contents, modifiedMs), { instances: true }, unattended);

beforeEach(async () => {
  derived = memoryDerived();
  engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
});

describe('measure', () => {
  it('gives each run the mean over its instances, with n, deviation and Student’s interval', async () => {
    const { runs } = await open({ [a]: dataOf([1, 2, 3, 6]), [b]: dataOf([5]) });
    const table = await engine.measure(memoryArchive({}), request, unattended);
    const [math, code] = ['math', 'code'].map((domain) => runs.find((run) => run.domain === domain)?.id);
    expect(table.runs.map(({ id, instances }) => [id, instances])).toEqual(
      expect.arrayContaining([
        [math, 4],
        [code, 1],
      ]),
    );
    const valueOf = (run: string | undefined) => table.values.find((value) => value.run === run);
    // t of 97.5 % with 3 degrees of freedom is 3.18245; the sample deviation of 1, 2, 3, 6 is √(14/3).
    const half = (3.182446305284263 * Math.sqrt(14 / 3)) / 2;
    expect(valueOf(math)).toMatchObject({ metric: 'response_words', value: 3, n: 4, of: 4, how: 'each instance' });
    expect(valueOf(math)?.lo).toBeCloseTo(3 - half, 9);
    expect(valueOf(math)?.hi).toBeCloseTo(3 + half, 9);
    expect(valueOf(code)).toMatchObject({ value: 5, n: 1, lo: null, hi: null, standardDeviation: null });
  });

  it('computes nothing twice: the store, then what is kept, comes first', async () => {
    await open({ [a]: dataOf([1, 2]) });
    await engine.measure(memoryArchive({}), request, unattended);
    expect(derived.kept.size).toBe(1);
    await engine.measure(memoryArchive({}), request, unattended);
    expect(derived.found).toEqual([]);
    // Another database, and the same content under another name.
    engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
    await open({ ['moved/' + a]: dataOf([1, 2]) });
    const { values } = await engine.measure(memoryArchive({}), request, unattended);
    expect(derived.found).toHaveLength(1);
    expect(values).toMatchObject([{ value: 1.5, n: 2 }]);
  });

  it('computes anew what is kept and damaged', async () => {
    await open({ [a]: dataOf([1, 2]) });
    await engine.measure(memoryArchive({}), request, unattended);
    for (const key of derived.kept.keys()) derived.kept.set(key, Uint8Array.of(1, 2, 3));
    engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
    await open({ [a]: dataOf([1, 2]) });
    expect((await engine.measure(memoryArchive({}), request, unattended)).values).toMatchObject([{ value: 1.5 }]);
  });

  it('forgets the values of a file that changed', async () => {
    await open({ [a]: dataOf([1, 2]) });
    await engine.measure(memoryArchive({}), request, unattended);
    await open({ [a]: dataOf([7]) }, 1);
    expect((await engine.metrics('memory')).values).toEqual([]);
    expect((await engine.measure(memoryArchive({}), request, unattended)).values).toMatchObject([
      { value: 7, n: 1, of: 1 },
    ]);
  });

  it('tells how far it is, and leaves what was finished when it is cancelled', async () => {
    await open({ [a]: dataOf([1, 2]), [b]: dataOf([3]) });
    const seen: Progress[] = [];
    const controller = new AbortController();
    const progress = (step: Progress) => {
      seen.push(step);
      if (step.done > 0) controller.abort();
    };
    await expect(
      engine.measure(memoryArchive({}), request, { signal: controller.signal, progress }),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(seen[0]).toEqual({ label: 'Measuring', done: 0, total: 3, unit: 'rows' });
    expect((await engine.metrics('memory')).values).toHaveLength(1);
  });

  it('names a metric and a run that it does not know', async () => {
    await open({ [a]: dataOf([1]) });
    const measuring = (changed: object) => engine.measure(memoryArchive({}), { ...request, ...changed }, unattended);
    await expect(measuring({ metrics: ['wit'] })).rejects.toMatchObject({
      code: 'bad-input',
      message: 'There is no metric "wit" that can be measured here.',
    });
    await expect(measuring({ runs: ['nobody'] })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('gives an instance its values, and SQL all of them', async () => {
    await open({ [a]: dataOf([4, 9]) });
    await engine.measure(memoryArchive({}), request, unattended);
    expect(await engine.instanceMeasures('memory', a, 1)).toEqual([
      { metric: 'response_words', label: 'Response words', unit: 'words', value: 9 },
    ]);
    const { rows } = await engine.sql(
      'memory',
      'SELECT ordinal, metric, value FROM instance_metrics ORDER BY 1',
      unattended,
    );
    expect(rows).toEqual([
      [0, 'response_words', 4],
      [1, 'response_words', 9],
    ]);
    const metrics = await engine.sql('memory', 'SELECT metric, domain, value, n FROM metrics', unattended);
    expect(metrics.rows).toEqual([['response_words', 'math', 6.5, 2]]);
  });
});

describe('metrics of labels', () => {
  const english = 'The apples are counted one by one until each child has one.';
  const german = 'Die Äpfel werden gezählt, bis jedes Kind einen Apfel bekommen hat.';
  const french = 'Les pommes sont comptées jusqu’à ce que chaque enfant en ait une.';
  const inLanguages = (...responses: readonly string[]) =>
    JSON.stringify(responses.map((response) => ({ instruction: 'How?', response, config: 'gpt-4o' })));
  const languages = { metrics: ['response_language'], runs: null, sample: null };

  it('give a run the most frequent label and its share of those that have one', async () => {
    await open({ [a]: inLanguages(german, 'Ja', german, english), [b]: inLanguages(french, english) });
    const { values, columns } = await engine.measure(memoryArchive({}), languages, unattended);
    const found = values.map(({ label, value, n, of, lo, standardDeviation }) => [
      label,
      value,
      n,
      of,
      lo,
      standardDeviation,
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['de', 2 / 3, 3, 4, null, null],
        // As many of the one as of the other: the first by name.
        ['en', 1 / 2, 2, 2, null, null],
      ]),
    );
    expect(columns.find(({ id }) => id === 'response_language')?.unit).toBe('label');
  });

  it('give an instance its label and SQL the labels, and no numbers', async () => {
    await open({ [a]: inLanguages(german, 'Ja') });
    await engine.measure(memoryArchive({}), languages, unattended);
    expect(await engine.instanceMeasures('memory', a, 0)).toEqual([
      { metric: 'response_language', label: 'Response language', unit: '', value: 'de' },
    ]);
    expect(await engine.instanceMeasures('memory', a, 1)).toEqual([]);
    const { rows } = await engine.sql('memory', 'SELECT ordinal, value, label FROM instance_metrics', unattended);
    expect(rows).toEqual([[0, null, 'de']]);
    expect(await engine.distribution('memory', 'response_language', 40)).toMatchObject({ edges: [], runs: [] });
  });

  it('are kept by content, and no predictors', async () => {
    await open({ [a]: inLanguages(german, english, english) });
    await engine.measure(memoryArchive({}), languages, unattended);
    engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
    await open({ [a]: inLanguages(german, english, english) });
    const { values, predictors } = await engine.measure(memoryArchive({}), languages, unattended);
    expect(derived.found).toHaveLength(1);
    expect(values).toMatchObject([{ label: 'en', value: 2 / 3 }]);
    expect(predictors).not.toContain('response_language');
  });
});

describe('instanceViolations', () => {
  it('names the rules of the setting that an instance breaks', async () => {
    const [bare, marked] = ['It is four.', 'It is four. [RESULT] 4 [/RESULT]'];
    const rows = [bare, marked].map((response) => ({ instruction: '2 + 2?', response, config: 'gpt-4o' }));
    await open({ [a]: JSON.stringify(rows) });
    const rules = async (ordinal: number) =>
      (await engine.instanceViolations('memory', a, ordinal)).map(({ rule }) => rule);
    expect(await rules(0)).toContain('one_result');
    expect(await rules(1)).toEqual([]);
  });
});

describe('distribution', () => {
  it('counts whole numbers one by one, run by run, in bins that all share', async () => {
    const { runs } = await open({ [a]: dataOf([1, 1, 2, 4]), [b]: dataOf([4]) });
    await engine.measure(memoryArchive({}), request, unattended);
    const { edges, runs: found } = await engine.distribution('memory', 'response_words', 40);
    expect(edges).toEqual([1, 2, 3, 4, 5]);
    const math = found.find(({ run }) => run === runs.find(({ domain }) => domain === 'math')?.id);
    expect(math).toMatchObject({ n: 4, counts: [2, 1, 0, 1], below: 0, above: 0, mean: 2 });
    expect(math?.quantiles[2]).toBe(1.5);
    expect(found.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count)).toBe(5);
  });

  it('is empty where nothing was measured', async () => {
    await open({ [a]: dataOf([1]) });
    expect(await engine.distribution('memory', 'response_words', 40)).toEqual({
      metric: 'response_words',
      edges: [],
      runs: [],
    });
  });
});

describe('a long file', () => {
  it('is measured in parts, whose values stand in the order of its instances', async () => {
    const lengths = Array.from({ length: 10_000 }, (_, index) => (index * 7) % 11);
    await open({ [a]: dataOf(lengths) });
    const { values } = await engine.measure(memoryArchive({}), request, unattended);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(values).toMatchObject([{ n: 10_000, of: 10_000 }]);
    expect(values[0]?.value).toBeCloseTo(mean, 10);
    const { rows } = await engine.sql(
      'memory',
      'SELECT value FROM instance_metrics WHERE ordinal IN (0, 4095, 4096, 9999) ORDER BY ordinal',
      unattended,
    );
    expect(rows.flat()).toEqual([0, 4095, 4096, 9999].map((index) => lengths[index]));
  });
});
