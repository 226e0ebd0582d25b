import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine, isReadable, type Engine } from '../../../analysis/engine';
import { unattended, type Progress } from '../../../analysis/task';
import { memoryDatabase } from '../../../electron/ports/database';
import { generatedData, memoryArchive } from '../../fixtures/memoryArchive';

const data = 'results/instance_generation_math_gpt-4o-2024-08-06.json';
const whole = { instances: true };

let engine: Engine;

beforeEach(async () => {
  engine = await createEngine({ database: memoryDatabase(), build: 'test' });
});

const count = async (table: string) => (await engine.sql('memory', `SELECT count(*) FROM ${table}`, unattended)).rows;

describe('open', () => {
  it('reads generated data into runs and instances', async () => {
    const opened = await engine.open(memoryArchive({ [data]: generatedData(5000) }), whole, unattended);
    expect(opened.artifacts).toMatchObject([{ path: data, kind: 'data-agora', rows: 5000, run: opened.runs[0]?.id }]);
    expect(opened.runs).toMatchObject([
      { generator: 'gpt-4o-2024-08-06', method: 'instance_generation', domain: 'math', instances: 5000 },
    ]);
    expect(isReadable(opened)).toBe(true);
    expect(await count('instances')).toEqual([[5000]]);
    const { rows } = await engine.sql(
      'memory',
      'SELECT run, instruction, response_characters FROM instances WHERE ordinal = 4999',
      unattended,
    );
    expect(rows).toEqual([[opened.runs[0]?.id, 'Question 4999?', 'Answer 4999. [RESULT] 4999 [/RESULT]'.length]]);
  });

  it('reads a log with more entries than a call takes arguments', async () => {
    const log_history = Array.from({ length: 200_000 }, (_, step) => ({ step, loss: 1 }));
    const state = JSON.stringify({ epoch: 1, global_step: 200_000, max_steps: 200_000, log_history });
    const opened = await engine.open(memoryArchive({ 'run/trainer_state.json': state }), whole, unattended);
    expect(opened.artifacts).toMatchObject([{ kind: 'trainer-state', rows: 200_000 }]);
  });

  it('answers from the store where nothing changed', async () => {
    const texts = { [data]: generatedData(50) };
    const first = await engine.open(memoryArchive(texts), whole, unattended);
    const again = memoryArchive(texts);
    expect(await engine.open(again, whole, unattended)).toEqual(first);
    expect(again.read.size).toBe(0);
  });

  it('reads again what changed, and forgets what is gone', async () => {
    await engine.open(memoryArchive({ [data]: generatedData(50), 'notes.txt': 'x' }), whole, unattended);
    const opened = await engine.open(memoryArchive({ [data]: generatedData(7) }, 1), whole, unattended);
    expect(opened.artifacts.map(({ path }) => path)).toEqual([data]);
    expect(opened.problems).toEqual([]);
    expect(await count('instances')).toEqual([[7]]);
  });

  it('reads again after another build', async () => {
    const database = memoryDatabase();
    const kept = await database.open();
    const host = { open: () => Promise.resolve(kept), discard: () => Promise.resolve() };
    const texts = { [data]: generatedData(5) };
    await (await createEngine({ database: host, build: 'one' })).open(memoryArchive(texts), whole, unattended);
    const again = memoryArchive(texts);
    await (await createEngine({ database: host, build: 'two' })).open(again, whole, unattended);
    expect(again.read.get(data)).toBeGreaterThan(0);
  });

  it('leaves generated data unread where it is not needed, and reads it later', async () => {
    const text = generatedData(20_000);
    const archive = memoryArchive({ [data]: text });
    const opened = await engine.open(archive, { instances: false }, unattended);
    expect(opened.artifacts[0]).toMatchObject({ kind: 'data-agora', rows: null });
    expect(opened.runs).toMatchObject([{ generator: 'gpt-4o-2024-08-06', instances: null }]);
    expect(archive.read.get(data)).toBeLessThan(text.length / 2);
    expect((await engine.open(memoryArchive({ [data]: text }), whole, unattended)).runs).toMatchObject([
      { instances: 20_000 },
    ]);
  });

  it('keeps archives apart', async () => {
    await engine.open(memoryArchive({ [data]: generatedData(3) }), whole, unattended);
    await engine.open(memoryArchive({ [data]: generatedData(4) }, 0, 'other'), whole, unattended);
    expect(await count('instances')).toEqual([[3]]);
    await engine.forget('memory');
    await expect(engine.pgr('memory')).rejects.toMatchObject({ code: 'not-found' });
    expect((await engine.sql('other', 'SELECT count(*) FROM instances', unattended)).rows).toEqual([[4]]);
  });

  it('leaves nothing half done when it is cancelled', async () => {
    await engine.open(memoryArchive({ [data]: generatedData(3) }), whole, unattended);
    const controller = new AbortController();
    const progress = ({ done, unit }: Progress) => {
      if (unit === 'bytes' && done > 100_000) controller.abort();
    };
    const bigger = memoryArchive({ [data]: generatedData(50_000) }, 1);
    await expect(engine.open(bigger, whole, { signal: controller.signal, progress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await count('instances')).toEqual([[3]]);
    expect((await engine.open(bigger, whole, unattended)).artifacts).toMatchObject([{ rows: 50_000 }]);
  });

  it('reports bytes that grow to the total', async () => {
    const seen: Progress[] = [];
    const archive = memoryArchive({ [data]: generatedData(2000) });
    await engine.open(archive, whole, { ...unattended, progress: (progress) => seen.push(progress) });
    const bytes = seen.filter(({ unit }) => unit === 'bytes');
    expect(bytes.at(-1)).toMatchObject({ done: archive.files[0]?.bytes, total: archive.files[0]?.bytes });
    expect(bytes.every(({ done }, index) => done >= (bytes[index - 1]?.done ?? 0))).toBe(true);
  });

  it('lists a file that breaks off and opens the rest', async () => {
    const archive = memoryArchive({ [data]: generatedData(3), 'results/broken.json': generatedData(3) });
    const [good, broken] = archive.files;
    if (!good || !broken) throw new Error('The archive has two files.');
    const failing = {
      ...broken,
      // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, the failure is not
      async *stream() {
        yield new TextEncoder().encode('[{"instruction": "a", "response": "b", "config": "c"},');
        throw new Error('input/output error');
      },
    };
    const opened = await engine.open({ ...archive, files: [good, failing] }, whole, unattended);
    expect(opened.problems).toMatchObject([
      {
        path: 'results/broken.json',
        severity: 'fault',
        code: 'unreadable',
        message: expect.stringContaining('input/output error') as string,
      },
      { path: 'results/broken.json', code: 'unassigned-data' },
    ]);
    expect(opened.artifacts.map(({ rows }) => rows)).toEqual([3, 1]);
  });

  it('says that nothing is readable where no file is understood', async () => {
    const opened = await engine.open(memoryArchive({ 'a.bin': '\u0000\u0001', 'b.txt': 'hello' }), whole, unattended);
    expect(isReadable(opened)).toBe(false);
    expect(opened.problems.map(({ path }) => path)).toEqual(['a.bin', 'b.txt']);
    expect((await engine.pgr('memory')).cells).toEqual([]);
    expect((await engine.analyse('memory')).data.n).toBe(0);
  });

  it('uses the manifest nearest to the root and lists the others', async () => {
    const manifest = JSON.stringify({ agora: 1, study: { preset: 'agorabench' } });
    const opened = await engine.open(
      memoryArchive({ 'agora.json': manifest, 'old/agora.json': manifest, [data]: generatedData(1) }),
      whole,
      unattended,
    );
    expect(opened.problems).toMatchObject([{ path: 'old/agora.json', code: 'second-manifest' }]);
  });
});
