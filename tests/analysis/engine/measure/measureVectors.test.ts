import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { createWordVectors } from '../../../../analysis/metrics/embeddingDiversity/wordVectors';
import type { ModelFiles } from '../../../../analysis/ports';
import { unattended, type Progress } from '../../../../analysis/task';
import { createInlinePool } from '../../../../analysis/pool/inlinePool';
import { memoryDatabase } from '../../../../electron/ports/database';
import { builtModels } from '../../../fixtures/builtModels';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived, type MemoryDerived } from '../../../fixtures/memoryDerived';

const [math, code] = ['results/instance_generation_math_gpt-4o.json', 'results/instance_generation_code_gpt-4o.json'];
const things = ['cats', 'rivers', 'numbers', 'kings', 'engines', 'poems', 'stars'];
const instructionOf = (index: number) =>
  `Tell me about ${things[index % 7] ?? ''} and ${things[(index * 3) % 7] ?? ''} in ${1900 + index}.`;
const dataOf = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      instruction: instructionOf(index),
      response: `They are ${index} of a kind.`,
      config: 'gpt-4o',
    })),
  );
const request = { metrics: ['instruction_diversity_glove_sif'], runs: null, sample: 5 };

let models: ModelFiles;
let read: string[];
let derived: MemoryDerived;
let engine: Engine;

const start = () =>
  createEngine({
    database: memoryDatabase(),
    build: 'test',
    derived,
    pool: createInlinePool(2),
    models: { read: (name) => (read.push(name), models.read(name)) },
  });
const open = (contents: Record<string, string>) =>
  engine.open(memoryArchive(contents, 0), { instances: true }, unattended);

beforeAll(async () => {
  models = await builtModels();
});

beforeEach(async () => {
  read = [];
  derived = memoryDerived();
  engine = await start();
});

describe('measureVectors', () => {
  it('gives the mean distance over all pairs of a run, whole, by its model', async () => {
    await open({ [math]: dataOf(150), [code]: dataOf(3) });
    const { values, columns } = await engine.measure(memoryArchive({}), request, unattended);
    expect(values).toHaveLength(2);
    const embedder = createWordVectors(await models.read('word-vectors.bin'));
    for (const [count, value] of [150, 3].map((n) => [n, values.find(({ of }) => of === n)] as const)) {
      const { vectors } = await embedder.embed(Array.from({ length: count }, (_, index) => instructionOf(index)));
      expect(value?.value).toBeCloseTo(allPairs(vectors, 100), 12);
      expect(value).toMatchObject({ metric: 'instruction_diversity_glove_sif', n: count });
      expect(value?.how).toMatch(
        /^GloVe 100-d, SIF \(.* % of the words have a vector\); all instances; all pairs, 95 %/,
      );
      expect(value?.lo).toBeLessThanOrEqual(value?.value ?? NaN);
      expect(value?.hi).toBeGreaterThanOrEqual(value?.value ?? NaN);
    }
    expect(columns.find(({ id }) => id === 'instruction_diversity_glove_sif')).toMatchObject({ level: 'run' });
  });

  it('embeds nothing twice: other measures of the same vectors, and another database, find them kept', async () => {
    await open({ [math]: dataOf(20) });
    const first = await engine.measure(memoryArchive({}), request, unattended);
    expect(read).toEqual(['word-vectors.bin']);
    expect([...derived.kept.keys()].filter((key) => key.includes('_vectors_'))).toHaveLength(1);
    engine = await start();
    await open({ [`moved/${math}`]: dataOf(20) });
    const again = await engine.measure(memoryArchive({}), request, unattended);
    expect(again.values.map(({ value, how }) => [value, how])).toEqual(
      first.values.map(({ value, how }) => [value, how]),
    );
    await engine.measure(memoryArchive({}), { ...request, metrics: ['instruction_vendi_glove_sif'] }, unattended);
    expect(read).toEqual(['word-vectors.bin']);
  });

  it('takes a seeded sample of a run for a model that is slow, and says so', async () => {
    await open({ [math]: dataOf(40) });
    const metrics = ['instruction_diversity_use_lite', 'response_vendi_use_lite'];
    const { values } = await engine.measure(memoryArchive({}), { ...request, metrics }, unattended);
    expect(values.map(({ metric, n, of }) => [metric, n, of])).toEqual(
      expect.arrayContaining(metrics.map((metric) => [metric, 5, 40])),
    );
    for (const { how } of values) expect(how).toContain('5 instances drawn by seed 1');
    const whole = await engine.measure(memoryArchive({}), { ...request, metrics, sample: null }, unattended);
    for (const { n, how } of whole.values) {
      expect(n).toBe(40);
      expect(how).toContain('all instances');
    }
  });

  it('tells how far it is, and stops between two batches', async () => {
    await open({ [math]: dataOf(200) });
    const seen: Progress[] = [];
    await engine.measure(memoryArchive({}), request, { ...unattended, progress: (step) => seen.push(step) });
    expect(seen.at(-1)).toMatchObject({ done: 200, total: 200 });
    expect(seen.length).toBeGreaterThan(3);
    const controller = new AbortController();
    const progress = ({ done }: Progress) => {
      if (done > 0) controller.abort();
    };
    const metrics = ['response_diversity_glove_sif'];
    const stopped = engine.measure(memoryArchive({}), { ...request, metrics }, { signal: controller.signal, progress });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    // The workers are there for the next.
    const { values } = await engine.measure(memoryArchive({}), { ...request, metrics }, unattended);
    expect(values.map(({ metric }) => metric)).toContain('response_diversity_glove_sif');
  });

  it('says that a model is missing', async () => {
    engine = await createEngine({ database: memoryDatabase(), build: 'test' });
    await open({ [math]: dataOf(3) });
    await expect(engine.measure(memoryArchive({}), request, unattended)).rejects.toMatchObject({
      code: 'not-found',
      message: 'The model GloVe 100-d, SIF is not installed here.',
    });
    // What needs no model does without.
    await engine.measure(memoryArchive({ [math]: dataOf(3) }), { ...request, metrics: null }, unattended);
  });
});

/** The definition: 1 − cosine, over all pairs. */
function allPairs(vectors: Float32Array, dimensions: number): number {
  const rows = Array.from({ length: vectors.length / dimensions }, (_, row) => {
    const values = Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions));
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  });
  let [sum, pairs] = [0, 0];
  rows.forEach((a, i) =>
    rows.slice(i + 1).forEach((b) => {
      sum += 1 - a.reduce((total, value, index) => total + value * (b[index] ?? 0), 0);
      pairs++;
    }),
  );
  return sum / pairs;
}
