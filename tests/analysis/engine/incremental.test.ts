import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../analysis/engine';
import { unattended, type Progress } from '../../../analysis/task';
import { generatedData, memoryArchive as archiveOf, type MemoryArchive } from '../../fixtures/memoryArchive';
import { keptDatabase, type KeptDatabase } from '../../fixtures/keptDatabase';
import { held } from '../../fixtures/held';

const math = 'results/instance_generation_math_gpt-4o-2024-08-06.json';
const code = 'results/instance_generation_code_gpt-4o-2024-08-06.json';
const log = 'results/trainer_state.json';
const trainerState = JSON.stringify({ epoch: 1, global_step: 1, max_steps: 1, log_history: [{ step: 1, loss: 0.5 }] });
const whole = { instances: true };
const partSize = { bytes: 100_000, rows: Infinity };

let database: KeptDatabase;
let engine: Engine;
/** Each test has an archive of its own in the one database. */
let id = '';

beforeAll(async () => {
  database = keptDatabase();
  engine = await createEngine({ database, build: 'test' });
}, 120_000);

beforeEach(({ task }) => {
  id = task.id;
});

const memoryArchive = (texts: Readonly<Record<string, string>>, modifiedMs = 0, named = id) =>
  archiveOf(texts, modifiedMs, named);
const query = async (text: string, on = engine) => (await on.sql(id, text, unattended)).rows;
const instances = (on = engine) => query('SELECT path, count(*) FROM instances GROUP BY path ORDER BY path', on);

/** Rows in the table behind a view, shown or not, that are of no other archive. */
async function stored(table: string): Promise<unknown> {
  const connection = await (await database.open()).connect();
  const found = await connection.query(
    `SELECT count(*)::INTEGER AS n FROM store.${table}
     WHERE artifact NOT IN (SELECT artifact FROM store.artifact WHERE archive <> ?)`,
    [id],
  );
  await connection.close();
  return found.get(0)?.['n'];
}

/** The archive with other times for some of its files. */
function touched(archive: MemoryArchive, times: Readonly<Record<string, number>>): MemoryArchive {
  const files = archive.files.map((file) => ({ ...file, modifiedMs: times[file.path] ?? file.modifiedMs }));
  return { ...archive, files };
}

/** Cancels as soon as bytes of this file are read. */
function cancelledAt(path: string) {
  const controller = new AbortController();
  const progress = ({ label, unit }: Progress) => {
    if (unit === 'bytes' && label.includes(path)) controller.abort();
  };
  return { signal: controller.signal, progress };
}

describe('an archive opened again', () => {
  it('reads a new file alone, and lists the files in the order of the listing', async () => {
    await engine.open(memoryArchive({ [math]: generatedData(50), 'z.txt': 'x' }), whole, unattended);
    const more = memoryArchive({ [code]: generatedData(7), [math]: generatedData(50), 'z.txt': 'x' });
    const opened = await engine.open(more, whole, unattended);
    expect([...more.read.keys()]).toEqual([code]);
    expect(opened.artifacts.map(({ path, rows }) => [path, rows])).toEqual([
      [code, 7],
      [math, 50],
      ['z.txt', null],
    ]);
    expect(opened.problems.map(({ path }) => path)).toEqual(['z.txt']);
    expect(opened.runs.map(({ domain, instances }) => [domain, instances])).toEqual([
      ['code', 7],
      ['math', 50],
    ]);
    expect(await instances()).toEqual([
      [code, 7],
      [math, 50],
    ]);
  });

  it('hashes a file that was only touched, once, and keeps its rows', async () => {
    const texts = { [math]: generatedData(5000), [code]: generatedData(7) };
    await engine.open(memoryArchive(texts), whole, unattended);
    const again = touched(memoryArchive(texts), { [math]: 5 });
    const opened = await engine.open(again, whole, unattended);
    expect([...again.read.keys()]).toEqual([math]);
    // Its first bytes say beside that it is no container.
    expect(again.read.get(math)).toBe((again.files[0]?.bytes ?? 0) + 512);
    expect(opened.artifacts.map(({ rows }) => rows)).toEqual([5000, 7]);
    // The new time is known from now on.
    const third = touched(memoryArchive({ ...texts, 'z.txt': 'x' }), { [math]: 5 });
    await engine.open(third, whole, unattended);
    expect([...third.read.keys()]).toEqual(['z.txt']);
  });

  it('reads a changed file of the same size again, and no other', async () => {
    const texts = { [math]: generatedData(50), [code]: generatedData(7), [log]: trainerState };
    await engine.open(memoryArchive(texts), whole, unattended);
    const changed = memoryArchive({ ...texts, [math]: generatedData(50).replace('Question 7?', 'Question X?') });
    await engine.open(touched(changed, { [math]: 5 }), whole, unattended);
    expect([...changed.read.keys()]).toEqual([math]);
    expect(await query('SELECT instruction FROM instances WHERE ordinal = 7')).toEqual([['Question X?']]);
    expect(await stored('instance')).toBe(57);
    expect(await stored('training')).toBe(1);
  });

  it('removes the rows of a file that is gone', async () => {
    const texts = { [math]: generatedData(50), [log]: trainerState };
    await engine.open(memoryArchive(texts), whole, unattended);
    const fewer = memoryArchive({ [log]: trainerState });
    const opened = await engine.open(fewer, whole, unattended);
    expect(fewer.read.size).toBe(0);
    expect(opened.artifacts.map(({ path }) => path)).toEqual([log]);
    expect([await stored('instance'), await stored('training')]).toEqual([0, 1]);
  });

  it('makes the study anew under a changed manifest without reading the data', async () => {
    const data = 'data/part.json';
    await engine.open(memoryArchive({ [data]: generatedData(50) }), whole, unattended);
    const run = { id: 'mine', generator: 'g', method: 'instance_generation', domain: 'math', files: ['data/*'] };
    const manifest = (runs: readonly object[]) => JSON.stringify({ agora: 1, runs });
    const declared = memoryArchive({ 'agora.json': manifest([run]), [data]: generatedData(50) });
    const opened = await engine.open(declared, whole, unattended);
    expect([...declared.read.keys()]).toEqual(['agora.json']);
    expect(opened.runs).toMatchObject([{ id: 'mine', instances: 50 }]);
    expect(opened.artifacts[1]?.run).toBe('mine');
    const unchanged = memoryArchive({ 'agora.json': manifest([run]), [data]: generatedData(50), 'z.txt': 'x' });
    expect((await engine.open(unchanged, whole, unattended)).runs).toMatchObject([{ id: 'mine' }]);
    expect([...unchanged.read.keys()]).toEqual(['z.txt']);
  });

  it('assigns anew under a changed overlay without reading a byte', async () => {
    const texts = { [math]: generatedData(5), [log]: trainerState };
    await engine.open(memoryArchive(texts), whole, unattended);
    const overlay = { manifest: null, templates: ['{generator}'], tables: [] };
    const again = memoryArchive(texts);
    const opened = await engine.open(again, { ...whole, overlay }, unattended);
    expect(again.read.size).toBe(0);
    expect(opened.artifacts.map(({ rows }) => rows)).toEqual([5, 1]);
  });

  it('reads a table of scores again when its columns are mapped, and nothing else', async () => {
    const table = 'scores.csv';
    const texts = { [math]: generatedData(5), [table]: 'who,benchmark,points\nstudent,gsm8k,28.5\n' };
    const before = await engine.open(memoryArchive(texts), whole, unattended);
    expect(before.problems.map(({ code }) => code)).toContain('unmapped-table');
    const columns = { model: 'who', benchmark: 'benchmark', score: 'points' };
    const mapping = { header: ['who', 'benchmark', 'points'], columns, benchmarks: {}, unit: 'percent' } as const;
    const overlay = { manifest: null, templates: [], tables: [mapping] };
    const again = memoryArchive(texts);
    const opened = await engine.open(again, { ...whole, overlay }, unattended);
    expect([...again.read.keys()]).toEqual([table]);
    expect(opened.evaluations).toMatchObject([{ model: 'student', benchmark: 'gsm8k', score: 28.5 }]);
    expect(opened.problems.map(({ code }) => code)).not.toContain('unmapped-table');
  });

  it('reads generated data that was recognised only, and its first bytes not twice', async () => {
    const texts = { [math]: generatedData(5000), [log]: trainerState };
    await engine.open(memoryArchive(texts), { instances: false }, unattended);
    const [again, elsewhere] = [memoryArchive(texts), memoryArchive(texts, 0, `${id} elsewhere`)];
    await engine.open(again, whole, unattended);
    await engine.open(elsewhere, whole, unattended);
    expect([...again.read.keys()]).toEqual([math]);
    expect(again.read.get(math)).toBeLessThan(elsewhere.read.get(math) ?? 0);
  });

  it('tries a file again that broke off the last time', async () => {
    const good = memoryArchive({ [math]: generatedData(50), [log]: trainerState });
    const failing = {
      ...good,
      files: good.files.map((file) => {
        // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, the failure is not
        const stream = async function* () {
          yield new TextEncoder().encode('[{"instruction": "a", "response": "b", "config": "c"},');
          throw new Error('input/output error');
        };
        return file.path === math ? { ...file, stream } : file;
      }),
    };
    const codes = (await engine.open(failing, whole, unattended)).problems.map(({ code }) => code);
    expect(codes).toContain('unreadable');
    const again = memoryArchive({ [math]: generatedData(50), [log]: trainerState, 'z.txt': 'x' });
    const opened = await engine.open({ ...again, files: [...good.files, ...again.files.slice(2)] }, whole, unattended);
    expect(good.read.get(math)).toBeGreaterThan(0);
    expect(opened.artifacts[0]?.rows).toBe(50);
    expect(await instances()).toEqual([[math, 50]]);
  });
});

describe('an import that is broken off', () => {
  const large = 120_000;

  it('shows the last whole state, and keeps the files that were through', async () => {
    await engine.open(memoryArchive({ [math]: generatedData(3) }), whole, unattended);
    const texts = { [math]: generatedData(large), [code]: generatedData(large, 'other') };
    const bigger = memoryArchive(texts, 1);
    await expect(engine.open(bigger, whole, cancelledAt(code))).rejects.toMatchObject({ code: 'cancelled' });
    expect(await instances()).toEqual([[math, 3]]);
    expect(await query('SELECT path, rows FROM artifacts')).toEqual([[math, 3]]);
    const again = memoryArchive(texts, 1);
    const opened = await engine.open(again, whole, unattended);
    expect([...again.read.keys()]).toEqual([code]);
    expect(opened.artifacts.map(({ rows }) => rows)).toEqual([large, large]);
    expect(await stored('instance')).toBe(2 * large);
  });

  it('leaves no archive where there was none', async () => {
    const archive = memoryArchive({ [math]: generatedData(5000) });
    await expect(engine.open(archive, whole, cancelledAt(math))).rejects.toMatchObject({ code: 'cancelled' });
    await expect(query('SELECT 1')).rejects.toMatchObject({ code: 'not-found' });
    expect(await stored('instance')).toBe(0);
  });

  it('removes the committed parts of the file in work', async () => {
    const inParts = await createEngine({ database, build: 'test', partSize });
    const controller = new AbortController();
    const progress = ({ rows = 0 }: Progress) => {
      if (rows > 10_000) controller.abort();
    };
    const archive = memoryArchive({ [math]: generatedData(50_000) });
    await expect(inParts.open(archive, whole, { signal: controller.signal, progress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect([await stored('artifact'), await stored('instance')]).toEqual([0, 0]);
  });

  it('leaves nothing of a half read file after a crash', async () => {
    const first = await createEngine({ database, build: 'test', partSize });
    await first.open(memoryArchive({ [math]: generatedData(3) }), whole, unattended);
    const gate = held(memoryArchive({ [math]: generatedData(20_000) }, 1), math, 1_000_000);
    const abandoned = first.open(gate.archive, whole, unattended);
    await gate.reached;
    expect(await stored('instance')).toBeGreaterThan(3);

    const second = await createEngine({ database, build: 'test' });
    expect(await instances(second)).toEqual([[math, 3]]);
    const opened = await second.open(memoryArchive({ [math]: generatedData(3) }), whole, unattended);
    expect(opened.artifacts).toMatchObject([{ rows: 3 }]);
    await second.open(memoryArchive({ [math]: generatedData(4) }, 2), whole, unattended);
    expect(await instances(second)).toEqual([[math, 4]]);
    expect(await stored('instance')).toBe(4);
    gate.fail(new Error('The process is gone.'));
    await abandoned.catch(() => undefined);
  });
});

describe('while an archive is read', () => {
  it('answers for this archive as it was, and for others', async () => {
    await engine.open(memoryArchive({ [math]: generatedData(3) }), whole, unattended);
    await engine.open(memoryArchive({ [code]: generatedData(4) }, 0, `${id} other`), whole, unattended);
    const gate = held(memoryArchive({ [math]: generatedData(50_000) }, 1), math, 100_000);
    const opening = engine.open(gate.archive, whole, unattended);
    await gate.reached;
    expect(await instances()).toEqual([[math, 3]]);
    expect((await engine.pgr(id)).cells).toMatchObject([{ domain: 'math' }]);
    expect((await engine.study(`${id} other`)).id).toBe('agorabench');
    await engine.open(memoryArchive({ [code]: generatedData(9) }, 1, `${id} other`), whole, unattended);
    expect((await engine.sql(`${id} other`, 'SELECT count(*) FROM instances', unattended)).rows).toEqual([[9]]);
    gate.open();
    expect((await opening).artifacts[0]?.rows).toBe(50_000);
    expect(await instances()).toEqual([[math, 50_000]]);
  });

  it('reads one archive once at a time', async () => {
    const gate = held(memoryArchive({ [math]: generatedData(500) }), math, 1000);
    const first = engine.open(gate.archive, whole, unattended);
    const again = memoryArchive({ [math]: generatedData(500) });
    const second = engine.open(again, whole, unattended);
    await gate.reached;
    gate.open();
    expect(await second).toEqual(await first);
    expect(again.read.size).toBe(0);
  });
});
