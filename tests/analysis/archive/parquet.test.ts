import path from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { dataAgora } from '../../../analysis/archive/dataAgora';
import type { ByteSource } from '../../../analysis/ports';
import { withNativeDuckDb } from '../../fixtures/nativeDuckDb';
import { codes, fileSource, readSource, source } from './sources';

const texts = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name} ${String(index)}`);

/** Generated data in row groups of so many rows. */
function generated(count: number, rowGroupSize: number, pageSize?: number): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'instruction', data: texts('q', count), type: 'STRING' },
        { name: 'response', data: texts('é', count), type: 'STRING' },
        { name: 'config', data: Array.from({ length: count }, () => 'gpt-4o'), type: 'STRING' },
        { name: 'index', data: Array.from({ length: count }, (_, index) => BigInt(index)), type: 'INT64' },
      ],
      rowGroupSize,
      ...(pageSize !== undefined && { pageSize }),
    }),
  );
}

describe('Parquet', () => {
  it('is read with rows for lines, and with the same claims as any other carrier', async () => {
    const { kind, claims, instances, problems } = await readSource(
      source('math_gpt-4o_10000/data/train-00000-of-00001.parquet', generated(5, 2)),
    );
    expect({ kind, problems }).toEqual({ kind: 'data-agora', problems: [] });
    expect(claims).toMatchObject({ method: 'instance_generation', domain: 'math', generator: 'gpt-4o', volume: 10000 });
    expect(instances).toHaveLength(5);
    expect(instances[3]).toEqual({ ordinal: 3, line: 4, instruction: 'q 3', response: 'é 3', label: 'gpt-4o' });
  });

  it('of every codec, flat and nested, in several groups, gives what was written', async () => {
    await withNativeDuckDb(async ({ folder, rows }) => {
      const turns = `[{'role': 'user', 'content': 'q ' || i}, {'role': 'assistant', 'content': if(i % 7 = 0, NULL, 'r ' || i)}]`;
      await rows(`CREATE TABLE chat AS SELECT i AS id, ${turns} AS messages, 'm' AS model FROM range(5000) t(i)`);
      for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw']) {
        const file = path.join(folder, `${codec}.parquet`);
        await rows(`COPY chat TO '${file}' (FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048)`);
        const { kind, claims, instances, problems } = await readSource(fileSource(file, 'x.parquet'));
        expect({ codec, kind, claims }).toEqual({
          codec,
          kind: 'chat',
          claims: { generator: 'm', own: ['generator'] },
        });
        // A turn without content is no turn.
        expect(codes(problems)).toHaveLength(715);
        expect(codes(problems).slice(0, 2)).toEqual(['wrong-type:1', 'wrong-type:8']);
        expect(instances).toHaveLength(4285);
        expect(instances.at(-1)).toEqual({
          ordinal: 4999,
          line: 5000,
          instruction: 'q 4999',
          response: 'r 4999',
          label: 'm',
        });
      }
    });
  });

  it('of more rows than are decoded at once is read in stretches, with an index of pages and without', async () => {
    const { instances, problems } = await readSource(source('x.parquet', generated(70_000, 70_000, 10_000), 65_536));
    expect(problems).toEqual([]);
    expect(instances.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 70_000 }, (_, index) => index));
    expect(instances.every(({ instruction, response }) => instruction.slice(2) === response.slice(2))).toBe(true);
    await withNativeDuckDb(async ({ folder, rows }) => {
      const file = path.join(folder, 'x.parquet');
      const select = `SELECT 'q ' || i AS instruction, 'r ' || i AS response FROM range(70000) t(i)`;
      await rows(`COPY (${select}) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 100000)`);
      const read = await readSource(fileSource(file, 'x.parquet'));
      expect(read.problems).toEqual([]);
      expect(read.instances).toHaveLength(70_000);
      expect(read.instances.at(-1)).toMatchObject({ instruction: 'q 69999', response: 'r 69999', line: 70_000 });
    });
  });

  it('without a footer, or with another end, is a problem and no kind', async () => {
    const bytes = generated(10, 10);
    for (const content of [bytes.slice(0, -9), bytes.slice(0, 100), bytes.slice(0, 4), bytes.slice(0, 9)]) {
      const { kind, problems } = await readSource(source('x.parquet', content));
      expect([kind, codes(problems)]).toEqual([null, ['broken-parquet']]);
      expect(problems[0]?.message).toContain('Copy or write the file again');
    }
  });

  it('whose footer promises more than is there costs the rows that are not', async () => {
    const bytes = generated(3000, 1000);
    const page = parquetMetadata(bytes).row_groups[1]?.columns[0]?.meta_data?.data_page_offset;
    bytes.fill(0xff, Number(page), Number(page) + 200);
    const { instances, problems } = await readSource(source('x.parquet', bytes));
    expect(codes(problems)).toContain('broken-parquet:1001');
    expect(instances.map(({ ordinal }) => ordinal)).toEqual([
      ...Array.from({ length: 1000 }, (_, index) => index),
      ...Array.from({ length: 1000 }, (_, index) => 2000 + index),
    ]);
  });

  it('in a stream that cannot jump is read from memory', async () => {
    const seekable = source('x.parquet', generated(100, 10));
    const file: ByteSource = { ...seekable, seekable: false };
    expect((await readSource(file)).instances).toHaveLength(100);
  });

  it('with other fields is listed by these', async () => {
    const other = parquetWriteBuffer({ columnData: [{ name: 'city', data: ['London'], type: 'STRING' }] });
    const { kind, problems } = await readSource(source('x.parquet', new Uint8Array(other)));
    expect([kind, codes(problems)]).toEqual([null, ['not-recognised']]);
    expect(problems[0]?.message).toContain('a Parquet file with the fields city');
  });

  it('is cancelled between stretches', async () => {
    const abort = new AbortController();
    const read = async (): Promise<void> => {
      const file = source('x.parquet', generated(20_000, 5000), 65_536);
      for await (const batch of dataAgora.read(file, abort.signal)) if (batch.table === 'instances') abort.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('throws what its source throws', async () => {
    const seekable = source('x.parquet', generated(100, 10));
    const file: ByteSource = {
      ...seekable,
      async *stream(part, signal) {
        yield* seekable.stream(part, signal);
        if ((part?.start ?? 0) > 0) throw new Error('the disk is gone');
      },
    };
    await expect(readSource(file)).rejects.toThrow('the disk is gone');
  });

  it('with any byte of its first page header broken is read to an end, whatever the header then says', async () => {
    const whole = generated(40, 40);
    for (let at = 4; at < 30; at++)
      for (const byte of [0x00, 0x01, 0x7f, 0x80, 0xff]) {
        const broken = whole.slice();
        broken[at] = byte;
        const { instances } = await readSource(source('broken.parquet', broken));
        expect(instances.length).toBeLessThanOrEqual(40);
      }
  });
});
