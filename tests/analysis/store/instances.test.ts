import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../analysis/engine';
import type { InstanceQuery } from '../../../analysis/results';
import { unattended } from '../../../analysis/task';
import { memoryDatabase } from '../../../electron/ports/database';
import { generatedData, memoryArchive } from '../../fixtures/memoryArchive';

const math = 'a/instance_generation_math_gpt-4o-2024-08-06.json';
const broken = 'b/instance_generation_math_gpt-4o-2024-08-06.jsonl';
const code = 'c/instance_generation_code_gpt-4o-2024-08-06.json';
const long = 'd/instance_generation_code_gpt-4o-2024-08-06.json';
const whole: InstanceQuery = { path: null, run: null, offset: 0, limit: 10_000 };

/** Every fourth line is no record, and the first five are none. */
const brokenLines = Array.from({ length: 400 }, (_, line) =>
  line < 5 || line % 4 === 0
    ? '{"instruction": '
    : JSON.stringify({ instruction: `Line ${String(line)}`, response: 'r', config: 'gpt-4o-2024-08-06' }),
).join('\n');

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const longRow = { instruction: 'é'.repeat(9000), response: 'r', config: 'gpt-4o-2024-08-06' };
  const texts = {
    [math]: generatedData(300),
    [broken]: brokenLines,
    'bb/notes.txt': 'x',
    [code]: generatedData(7),
    [long]: JSON.stringify([longRow]),
  };
  await engine.open(memoryArchive(texts), { instances: true }, unattended);
  // Another archive's rows are no part of any page.
  await engine.open(memoryArchive({ [math]: generatedData(20) }, 0, 'other'), { instances: true }, unattended);
}, 120_000);

it('lists all in the order of the files and of the records in them', async () => {
  const { total, rows } = await engine.instances('memory', whole);
  const count = (path: string) => rows.filter((row) => row.path === path).length;
  expect([math, broken, code, long].map(count)).toEqual([300, 297, 7, 1]);
  expect(total).toBe(605);
  expect(rows[300]).toMatchObject({ path: broken, ordinal: 5, line: 6, instruction: 'Line 5', response: 'r' });
  expect(rows[600]).toMatchObject({ path: code, ordinal: 3, instruction: 'Question 3?', label: 'gpt-4o-2024-08-06' });
});

it('gives at any offset the page that the whole list has there', async () => {
  const all = (await engine.instances('memory', whole)).rows;
  for (const offset of [0, 1, 299, 300, 301, 302, 450, 596, 597, 598, 603, 604, 605, 9999])
    for (const limit of [0, 1, 10, 310]) {
      const page = await engine.instances('memory', { ...whole, offset, limit });
      expect(page, `${String(limit)} after ${String(offset)}`).toEqual({
        total: 605,
        rows: all.slice(offset, offset + limit),
      });
    }
});

it('keeps to one file or one run', async () => {
  const ofFile = await engine.instances('memory', { ...whole, path: broken, offset: 291 });
  expect([ofFile.total, ofFile.rows.map(({ ordinal }) => ordinal)]).toEqual([297, [393, 394, 395, 397, 398, 399]]);
  const run = ofFile.rows[0]?.run ?? null;
  expect(run).toContain('math');
  const ofRun = await engine.instances('memory', { ...whole, run });
  expect([ofRun.total, new Set(ofRun.rows.map(({ path }) => path))]).toEqual([597, new Set([math, broken])]);
  expect(await engine.instances('memory', { ...whole, run, path: code })).toEqual({ total: 0, rows: [] });
});

it('cuts long texts in a page and gives one instance whole', async () => {
  const { rows } = await engine.instances('memory', { ...whole, path: long });
  expect(rows[0]?.instruction).toBe('é'.repeat(4000));
  expect(rows[0]).toMatchObject({ instructionCharacters: 9000, responseCharacters: 1 });
  expect(await engine.instance('memory', long, 0)).toEqual({ ...rows[0], instruction: 'é'.repeat(9000) });
});

it('knows no instance where the record is none, and no archive that is not open', async () => {
  await expect(engine.instance('memory', broken, 0)).rejects.toMatchObject({ code: 'not-found' });
  await expect(engine.instance('memory', 'no/such.json', 0)).rejects.toMatchObject({ code: 'not-found' });
  await expect(engine.instances('closed', whole)).rejects.toMatchObject({ code: 'not-found' });
});
