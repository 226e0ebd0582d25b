/** Archives whose files are packed, from their bytes into the database. */
import zlib from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../analysis/engine';
import { unattended, type Progress } from '../../../analysis/task';
import { noise } from '../../fixtures/container-builders/noise';
import { tar } from '../../fixtures/container-builders/tars';
import { zip } from '../../fixtures/container-builders/zips';
import { zstdFrame } from '../../fixtures/container-builders/zstd';
import { keptDatabase } from '../../fixtures/keptDatabase';
import { generatedData, memoryArchive } from '../../fixtures/memoryArchive';

const trainerState = JSON.stringify({ epoch: 1, global_step: 1, max_steps: 1, log_history: [{ step: 1, loss: 0.5 }] });
const name = (domain: string) => `instance_generation_${domain}_gpt-4o-2024-08-06`;
const whole = { instances: true };

let engine: Engine;
let id = '';

beforeAll(async () => {
  engine = await createEngine({ database: keptDatabase(), build: 'test' });
}, 120_000);

beforeEach(({ task }) => {
  id = task.id;
});

/** JSON lines that compress badly. */
function lines(count: number): string {
  const row = (index: number) =>
    JSON.stringify({ instruction: `Question ${String(index)}`, response: noise(300, index) });
  return Array.from({ length: count }, (_, index) => row(index)).join('\n');
}

describe('an archive of packed files', () => {
  it('has their rows and the runs that their names say', async () => {
    const bundle = tar([
      { name: `results/${name('math')}.json`, content: generatedData(50) },
      { name: `students/${name('math')}/trainer_state.json`, content: trainerState },
    ]);
    const files = {
      'bundle.tar.gz': zlib.gzipSync(bundle),
      [`${name('code')}.json.gz`]: zlib.gzipSync(generatedData(7)),
      [`${name('general')}.json.zst`]: await zstdFrame(generatedData(9)),
      'more.zip': zip([
        { name: 'notes.txt', content: 'Notes.' },
        { name: '../up.json', content: '[]' },
      ]),
    };
    const opened = await engine.open(memoryArchive(files, 0, id), whole, unattended);
    expect(opened.artifacts.map(({ path, kind, rows }) => [path, kind, rows])).toEqual([
      [`bundle.tar.gz/results/${name('math')}.json`, 'data-agora', 50],
      [`bundle.tar.gz/students/${name('math')}/trainer_state.json`, 'trainer-state', 1],
      [`${name('code')}.json.gz`, 'data-agora', 7],
      [`${name('general')}.json.zst`, 'data-agora', 9],
      ['more.zip/notes.txt', null, null],
    ]);
    expect(opened.runs.map(({ generator, domain, instances }) => [generator, domain, instances]).sort()).toEqual([
      ['gpt-4o-2024-08-06', 'code', 7],
      ['gpt-4o-2024-08-06', 'instruction_following', 9],
      ['gpt-4o-2024-08-06', 'math', 50],
    ]);
    expect(opened.problems.map(({ path, code }) => [path, code])).toContainEqual([
      'more.zip/../up.json',
      'unsafe-entry',
    ]);
  });

  it('keeps every row before the place where a compressed file is cut off', async () => {
    const text = lines(500);
    const packed = zlib.gzipSync(text);
    const cut = { 'data.jsonl.gz': packed.subarray(0, packed.length / 2), 'other.txt': 'x' };
    const opened = await engine.open(memoryArchive(cut, 0, id), whole, unattended);
    const rows = opened.artifacts[0]?.rows ?? 0;
    expect(rows).toBeGreaterThan(200);
    const codes = opened.problems.filter(({ path }) => path === 'data.jsonl.gz').map(({ code }) => code);
    expect(codes.sort()).toEqual(['truncated-archive', 'unassigned-data']);
    const mended = await engine.open(memoryArchive({ ...cut, 'data.jsonl.gz': packed }, 1, id), whole, unattended);
    expect(mended.artifacts[0]?.rows).toBe(500);
    expect(mended.problems.map(({ code }) => code)).toEqual(['unassigned-data', 'not-data']);
  });

  it('does not touch a compressed file that did not change', async () => {
    const known = { 'a.jsonl.gz': zlib.gzipSync(lines(20)) };
    await engine.open(memoryArchive({ ...known, 'b.txt': 'x' }, 0, id), whole, unattended);
    const more = memoryArchive({ ...known, 'b.txt': 'x', 'c.jsonl.gz': zlib.gzipSync(lines(5)) }, 0, id);
    const opened = await engine.open(more, whole, unattended);
    expect([...more.read.keys()]).toEqual(['c.jsonl.gz']);
    expect(opened.artifacts.map(({ rows }) => rows)).toEqual([20, null, 5]);
  });

  it('hashes what a compressed file holds, whatever its own length is', async () => {
    const packed = { 'a.jsonl.gz': zlib.gzipSync(`${lines(400)}\n${lines(400)}`), 'b.txt': 'x' };
    await engine.open(memoryArchive(packed, 0, id), whole, unattended);
    const labels: string[] = [];
    const task = { ...unattended, progress: ({ label }: Progress) => void labels.push(label) };
    const opened = await engine.open(memoryArchive(packed, 1, id), whole, task);
    expect(opened.artifacts[0]?.rows).toBe(800);
    expect(labels.some((label) => label.startsWith('Reading'))).toBe(false);
  });

  it('says how far it is in the bytes that lie on the disk', async () => {
    const packed = zlib.gzipSync(lines(3000));
    const steps: Progress[] = [];
    const task = { ...unattended, progress: (step: Progress) => void steps.push(step) };
    await engine.open(memoryArchive({ 'a.jsonl.gz': packed, 'b.txt': 'x' }, 0, id), whole, task);
    const reading = steps.filter(({ unit, label }) => unit === 'bytes' && label.startsWith('Reading'));
    expect(reading.length).toBeGreaterThan(5);
    for (const { done, total } of reading) expect(done).toBeLessThanOrEqual(total ?? 0);
    expect(reading.at(-1)?.done).toBe(packed.length);
  });
});
