import { beforeEach, describe, expect, it } from 'vitest';
import type { DuplicateRequest } from '../../../analysis/duplicateResults';
import { createEngine, type Engine } from '../../../analysis/engine';
import { defaultDuplicateOptions } from '../../../analysis/metrics/duplicates/duplicateOptions';
import { unattended } from '../../../analysis/task';
import { memoryDatabase } from '../../../electron/ports/database';
import { memoryArchive } from '../../fixtures/memoryArchive';
import { memoryDerived, type MemoryDerived } from '../../fixtures/memoryDerived';

const [a, b] = ['results/instance_generation_math_gpt-4o.json', 'results/instance_generation_math_claude.json'];
const [first, second] = ['How many eggs are left?', 'Name a prime.'];
const dataOf = (config: string, texts: readonly string[]) =>
  JSON.stringify(texts.map((instruction) => ({ instruction, response: 'Two.', config })));
const files = {
  [a]: dataOf('gpt-4o', [first, 'how many eggs are LEFT', 'What is a ring in algebra?']),
  [b]: dataOf('claude', ['Is it raining?', second, first]),
};
const request: DuplicateRequest = { ...defaultDuplicateOptions, scope: 'within', runs: null };

let engine: Engine;
let derived: MemoryDerived;

beforeEach(async () => {
  derived = memoryDerived();
  engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
  await engine.open(memoryArchive(files), { instances: true }, unattended);
});

const find = (given: Partial<DuplicateRequest>, seeds: Readonly<Record<string, string>> = {}) =>
  engine.duplicates('memory', { ...request, ...given }, [memoryArchive(seeds, 0, 'seeds')], unattended);

describe('engine.duplicates', () => {
  it('finds pairs and clusters within runs, by file and position', async () => {
    const report = await find({});
    const place = (path: string, ordinal: number) => ({
      file: report.files.findIndex((file) => file.path === path),
      ordinal,
    });
    expect(report.pairs).toEqual([{ a: place(a, 0), b: place(a, 1), similarity: 1 }]);
    expect(report.clusters).toMatchObject([{ exact: true, members: [place(a, 0), place(a, 1)] }]);
    expect(report.runs.map(({ instances, exactShare, clusters }) => [instances, exactShare, clusters]).sort()).toEqual([
      [3, 0, 3],
      [3, 1 / 3, 2],
    ]);
  });

  it('finds pairs between runs only', async () => {
    const report = await find({ scope: 'across' });
    expect(report.pairs).toHaveLength(1);
    expect(new Set(report.pairs.flatMap((pair) => [pair.a.file, pair.b.file])).size).toBe(2);
    expect(report.clusters).toMatchObject([{ exact: true, members: [{}, {}, {}] }]);
    expect(report.runs.map(({ sharedShare, nearShare }) => [sharedShare, nearShare]).sort()).toEqual([
      [1 / 3, null],
      [2 / 3, null],
    ]);
  });

  it('finds pairs between runs and seed data, in whatever way those are written', async () => {
    const seeds = {
      'seeds/list.jsonl': `{"question":"${second}","answer":"two"}\n{"question":"Unlike"}\n{"id":3}\n`,
      'seeds/table.csv': `problem,solution\n"Is it, raining",Two\n`,
    };
    const report = await find({ scope: 'against' }, seeds);
    const found = report.pairs.map((pair) => {
      const [own, other] = [pair.a, pair.b].map(({ file, ordinal }) => `${report.files[file]!.path}:${ordinal}`);
      return [own, other].sort();
    });
    expect(found.sort()).toEqual([
      [`${b}:0`, 'seeds/table.csv:0'],
      [`${b}:1`, 'seeds/list.jsonl:0'],
    ]);
    expect(report.runs.map(({ sharedShare }) => sharedShare).sort()).toEqual([0, 2 / 3]);
  });

  it('keeps what it found by content, and finds it anew for another question', async () => {
    const report = await find({});
    expect(derived.kept.size).toBe(1);
    expect(await find({})).toEqual(report);
    expect(derived.found).toHaveLength(1);
    expect((await find({ threshold: 0.2 })).request.threshold).toBe(0.2);
    await find({ scope: 'against' }, { 's.jsonl': '{"text":"a"}' });
    await find({ scope: 'against' }, { 's.jsonl': '{"text":"b"}' });
    expect(derived.found).toHaveLength(1);
    for (const key of derived.kept.keys()) derived.kept.set(key, Uint8Array.of(1));
    expect(await find({})).toEqual(report);
  });

  it('takes some runs, and refuses one that is not there', async () => {
    const [run] = (await find({})).runs;
    expect((await find({ runs: [run!.run] })).runs).toEqual([run]);
    await expect(find({ runs: ['nobody'] })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
