import { expect, it } from 'vitest';
import { createEngine, type ArchiveSource } from '../../../analysis/engine';
import type { ByteSource } from '../../../analysis/ports';
import { unattended } from '../../../analysis/task';
import { keptDatabase } from '../../fixtures/keptDatabase';
import { generatedData, memoryArchive } from '../../fixtures/memoryArchive';

const tooLarge = 'results/instance_generation_math_gpt-4o-2024-08-06.jsonl';
const small = 'results/instance_generation_code_gpt-4o-2024-08-06.json';
const partSize = { bytes: 4_000_000, rows: Infinity };
const whole = { instances: true };

/** So many JSON lines of about 1 kB, made as they are read. */
function longSource(path: string, rows: number): ByteSource {
  const line = (row: number) => {
    const instruction = `Question ${String(row).padStart(9, '0')}?`;
    return `${JSON.stringify({ instruction, response: 'answer '.repeat(140), config: 'gpt-4o-2024-08-06' })}\n`;
  };
  const bytes = rows * line(0).length;
  return {
    path,
    bytes,
    modifiedMs: 0,
    seekable: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
    async *stream({ end = bytes } = {}) {
      for (let row = 0, at = 0; row < rows && at < end; row += 1000) {
        const chunk = Array.from({ length: Math.min(1000, rows - row) }, (_, index) => line(row + index)).join('');
        yield new TextEncoder().encode(chunk.slice(0, end - at));
        at += chunk.length;
      }
    },
  };
}

it('keeps what was read where memory ends, says so, and opens the rest', async () => {
  const database = keptDatabase((connection) => connection.query(`SET memory_limit = '48MB'`));
  const engine = await createEngine({ database, build: 'test', partSize });
  const rest = memoryArchive({ [small]: generatedData(20), 'notes.txt': 'x' });
  const archive: ArchiveSource = { ...rest, files: [longSource(tooLarge, 100_000), ...rest.files] };
  const opened = await engine.open(archive, whole, unattended);
  const [partial, other] = opened.artifacts;
  const read = partial?.rows ?? 0;
  expect(read).toBeGreaterThan(4000);
  expect(read).toBeLessThan(100_000);
  expect(other).toMatchObject({ path: small, rows: 20 });
  expect(opened.problems.filter(({ severity }) => severity === 'fault')).toMatchObject([
    { path: tooLarge, code: 'memory-full', message: expect.stringContaining(` ${String(read)} rows `) as string },
  ]);
  const counted = await engine.sql('memory', 'SELECT path, count(*), max(ordinal) FROM instances GROUP BY path', {
    ...unattended,
  });
  expect(new Set(counted.rows)).toEqual(
    new Set([
      [tooLarge, read, read - 1],
      [small, 20, 19],
    ]),
  );
  expect(database.discarded).toBe(0);
  expect(await engine.open(archive, whole, unattended)).toEqual(opened);
});

it('opens small files one by one where their rows do not fit together', async () => {
  const database = keptDatabase((connection) => connection.query(`SET memory_limit = '12MB'`));
  const engine = await createEngine({ database, build: 'test' });
  const files = Array.from({ length: 7 }, (_, index) => longSource(`results/part-${String(index)}.jsonl`, 1000));
  const opened = await engine.open({ ...memoryArchive({}), files }, whole, unattended);
  const rows = opened.artifacts.map(({ rows }) => rows);
  expect(rows[0]).toBe(1000);
  const full = opened.problems.filter(({ code }) => code === 'memory-full').map(({ path }) => path);
  expect(full.length).toBeGreaterThan(0);
  expect(full).toEqual(opened.artifacts.filter(({ rows }) => rows === 0).map(({ path }) => path));
});
