import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { unattended } from '../../../../analysis/task';
import { createInlinePool } from '../../../../analysis/pool/inlinePool';
import { memoryDatabase } from '../../../../electron/ports/database';
import { arrowVectors, npy, someVectors } from '../../../fixtures/archive-builders/vectors';
import { generatedData, memoryArchive, type MemoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived, type MemoryDerived } from '../../../fixtures/memoryDerived';
import { withNativeDuckDb } from '../../../fixtures/nativeDuckDb';
import { readFile } from 'node:fs/promises';

const [math, code] = ['instance_generation_math_gpt-4o', 'instance_generation_code_gpt-4o'];
const [ofMath, ofCode] = [`results/${math}.json`, `results/${code}.json`];
const stella = 'stella_en_400M_v5';
const id = 'instruction_diversity_stella_en_400m_v5';

let derived: MemoryDerived;
let engine: Engine;

const start = () => createEngine({ database: memoryDatabase(), build: 'test', derived, pool: createInlinePool(2) });

async function measured(contents: Record<string, string | Uint8Array>, metrics: readonly string[] | null = [id]) {
  const archive = memoryArchive(contents);
  await engine.open(archive, { instances: true }, unattended);
  return valuesOf(archive, metrics);
}

async function valuesOf(archive: MemoryArchive, metrics: readonly string[] | null) {
  const { values } = await engine.measure(archive, { metrics, runs: null, sample: null }, unattended);
  return values.filter(({ metric }) => /_(diversity|vendi)/.test(metric));
}

beforeEach(async () => {
  derived = memoryDerived();
  engine = await start();
});

describe('vectors that are supplied', () => {
  it('in .npy are measured for the run that their name begins with', async () => {
    const rows = someVectors(7, 5);
    const [value, ...others] = await measured({
      [ofMath]: generatedData(7),
      [ofCode]: generatedData(9),
      [`vectors/${math}.instruction.${stella}.npy`]: npy(rows),
    });
    expect(others).toEqual([]);
    expect(value?.value).toBeCloseTo(allPairs(rows), 12);
    expect(value).toMatchObject({ metric: id, n: 7, of: 7 });
    expect(value?.how).toMatch(
      new RegExp(`^${stella}, vectors of 5 numbers from vectors/${math}.instruction.${stella}.npy; all instances; all`),
    );
  });
  it('in columns of Parquet are measured, each text by its own, when everything is', async () => {
    const rows = someVectors(7, 8);
    await withNativeDuckDb(async ({ folder, rows: query }) => {
      const list = (row: readonly number[]) => `[${row.map((value) => `'${String(value)}'::FLOAT`).join(', ')}]`;
      const table = rows.map((row, index) => `(${list(row)}, ${list(rows[(index * 3) % 2] ?? [])})`).join(', ');
      const path = `${folder}/vectors.parquet`;
      await query(
        `COPY (SELECT * FROM (VALUES ${table}) AS t(instruction_embedding, response_embedding)) TO '${path}'`,
      );
      const parquet = new Uint8Array(await readFile(path));
      const values = await measured({ [ofMath]: generatedData(7), [`${stella}/${math}.parquet`]: parquet }, null);
      const byId = new Map(values.map(({ metric, value }) => [metric, value]));
      expect(byId.get(id)).toBeCloseTo(allPairs(rows), 12);
      // The responses are of two kinds only: four of one, three of the other.
      expect(byId.get('response_vendi_stella_en_400m_v5')).toBeGreaterThan(1);
      expect(byId.get('response_vendi_stella_en_400m_v5')).toBeLessThanOrEqual(2);
      expect([...byId.keys()].filter((metric) => metric.endsWith('_stella_en_400m_v5'))).toHaveLength(6);
    });
  });
  it('have no value where there are more or fewer than instances, and say both numbers', async () => {
    const path = `vectors/${math}.instruction.${stella}.npy`;
    const values = await measured({ [ofMath]: generatedData(7), [path]: npy(someVectors(6, 5)) });
    expect(values).toMatchObject([{ metric: id, value: null, n: 0, how: `${path} has 6 vectors for 7 instances.` }]);
  });
  it('have no value where their name says neither model nor text', async () => {
    const values = await measured(
      { [ofMath]: generatedData(7), 'results/embeddings.npy': npy(someVectors(7, 5)) },
      null,
    );
    expect(values.find(({ metric }) => metric === 'response_diversity_unnamed_model')).toMatchObject({
      value: null,
      how: expect.stringContaining('results/embeddings.npy does not say which model made its vectors.') as string,
    });
    const ofNoText = await measured(
      { [ofMath]: generatedData(7), [`vectors/${math}.${stella}.npy`]: npy(someVectors(7, 5)) },
      [id],
    );
    // What the file that is gone had is gone too.
    expect(ofNoText.map(({ metric }) => metric)).toEqual([id]);
    expect(ofNoText[0]?.how).toContain('does not say of which text its vectors are');
  });
  it('have no value where a row is none, and say which', async () => {
    const path = `vectors/${math}.${stella}.arrow`;
    const rows = [...someVectors(6, 9), null];
    const values = await measured({ [ofMath]: generatedData(7), [path]: arrowVectors({ instruction: rows }) });
    expect(values).toMatchObject([{ value: null, how: 'Row 7 of the column instruction has no vector of 9 numbers.' }]);
  });
  it('of a model that is here too are in a column of their own', async () => {
    const values = await measured(
      { [ofMath]: generatedData(7), [`vectors/${math}.instruction.use_lite.npy`]: npy(someVectors(7, 5)) },
      null,
    );
    expect(values.map(({ metric }) => metric)).toContain('instruction_diversity_use_lite_supplied');
  });
  it('of several files of a run are measured together, and of some of them are not', async () => {
    const parts = ['a', 'b'].map((part) => `results/${part}/${math}.json`);
    const rows = someVectors(7, 5);
    const whole = {
      [parts[0] ?? '']: generatedData(4),
      [parts[1] ?? '']: generatedData(3),
      [`results/${math}.instruction.${stella}.npy`]: npy(rows),
    };
    const values = await measured(whole);
    expect(values).toMatchObject([{ n: 7, of: 7 }]);
    expect(values[0]?.value).toBeCloseTo(allPairs(rows), 12);
  });
  it('are measured once: known values are not read for, and another place finds them kept', async () => {
    const npyPath = (folder: string) => `${folder}/${math}.instruction.${stella}.npy`;
    const bytes = npy(someVectors(7, 30_000));
    const archive = memoryArchive({ [ofMath]: generatedData(7), [npyPath('vectors')]: bytes });
    await engine.open(archive, { instances: true }, unattended);
    archive.read.clear();
    const first = await valuesOf(archive, [id]);
    const once = archive.read.get(npyPath('vectors')) ?? 0;
    expect(once).toBeGreaterThan(bytes.length);
    await valuesOf(archive, [id]);
    expect((archive.read.get(npyPath('vectors')) ?? 0) - once).toBeLessThan(bytes.length);
    const writes = derived.kept.size;
    engine = await start();
    const again = await measured({ [ofMath]: generatedData(7), [npyPath('moved')]: bytes });
    expect(derived.kept.size).toBe(writes);
    expect(again.map(({ value }) => value)).toEqual(first.map(({ value }) => value));
    expect(again[0]?.how).toContain('from moved/');
  });
  it('are not found for a model that the archive has none of', async () => {
    const asked = measured({
      [ofMath]: generatedData(7),
      [ofCode]: generatedData(7),
      'x/response_bge.npy': npy(someVectors(7, 5)),
    });
    await expect(asked).rejects.toMatchObject({
      code: 'not-found',
      message: `The archive has no vectors for "${id}". Of several runs may be: x/response_bge.npy.`,
    });
  });
});

/** The definition: 1 − cosine, over all pairs. */
function allPairs(rows: readonly (readonly number[])[]): number {
  const units = rows.map((row) => row.map((value) => value / Math.hypot(...row)));
  const distances = units.flatMap((a, i) =>
    units.slice(i + 1).map((b) => 1 - a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
