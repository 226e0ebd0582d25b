import path from 'node:path';
import {
  Dictionary,
  Field,
  FixedSizeBinary,
  Int32,
  Int64,
  LargeUtf8,
  List,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Struct,
  Table,
  Utf8,
  Vector,
  makeData,
  vectorFromArray,
  type DataType,
  type RecordBatch,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../analysis/archive/arrow/arrowRows';
import { dataAgora } from '../../../analysis/archive/dataAgora';
import { codes, fileSource, readSource, source } from './sources';

const stream = (table: Table) => RecordBatchStreamWriter.writeAll(table).toUint8Array(true);
const file = (table: Table) => RecordBatchFileWriter.writeAll(table).toUint8Array(true);

const formats = [
  ['stream', stream],
  // As C++ writes it; this library leaves out the schema at the start, and has it in the index only.
  [
    'file',
    (table: Table) => new Uint8Array([...Buffer.from('ARROW1\0\0'), ...stream(table), ...Buffer.from('…ARROW1')]),
  ],
  ['file without a schema at its start', file],
] as const;

const tableOf = (columns: Readonly<Record<string, Vector>>) => new Table(columns);

const texts = (name: string, start: number, count: number, type: DataType = new Utf8()) =>
  vectorFromArray(
    Array.from({ length: count }, (_, index) => `${name} ${String(start + index)}`),
    type,
  );

/** Generated data in batches of a thousand rows. */
function generated(count: number): Table {
  const batches: RecordBatch[] = [];
  for (let start = 0; start < count; start += 1000) {
    const rows = Math.min(1000, count - start);
    const columns = { instruction: texts('q', start, rows), response: texts('é', start, rows, new LargeUtf8()) };
    batches.push(...tableOf(columns).batches);
  }
  return new Table(batches);
}

describe('Arrow', () => {
  it.each(formats)('%s is read with rows for lines, whatever the columns are made of', async (_, write) => {
    const turn = new Struct([new Field('role', new Utf8(), true), new Field('content', new Utf8(), true)]);
    const turns = [0, 1, 2].map((index) => [
      { role: 'user', content: `q ${String(index)}` },
      { role: 'assistant', content: index === 1 ? null : `r ${String(index)}` },
    ]);
    const table = tableOf({
      id: vectorFromArray([1n, 2n, 2n], new Int64()),
      messages: vectorFromArray(turns, new List(new Field('item', turn, true))),
      model: vectorFromArray(['gpt-4o', null, 'gpt-4o'], new Dictionary(new Utf8(), new Int32())),
    });
    const { kind, claims, instances, problems } = await readSource(
      source('response_generation_math_gpt-4o/data-00000-of-00001.arrow', write(table)),
    );
    expect({ kind, claims }).toEqual({
      kind: 'chat',
      claims: { method: 'response_generation', domain: 'math', generator: 'gpt-4o', own: ['generator'] },
    });
    expect(codes(problems)).toEqual(['wrong-type:2']);
    expect(instances).toEqual([
      { ordinal: 0, line: 1, instruction: 'q 0', response: 'r 0', label: 'gpt-4o' },
      { ordinal: 2, line: 3, instruction: 'q 2', response: 'r 2', label: 'gpt-4o' },
    ]);
  });

  it.each(formats)('%s of many batches is read in every chunking', async (_, write) => {
    const bytes = write(generated(5500));
    for (const chunkBytes of [11, 1000, bytes.length]) {
      const { kind, instances, problems } = await readSource(source('x', bytes, chunkBytes));
      expect({ kind, problems }).toEqual({ kind: 'data-agora', problems: [] });
      expect(instances.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 5500 }, (__, index) => index));
      expect(instances.at(-1)).toMatchObject({ line: 5500, instruction: 'q 5499', response: 'é 5499' });
    }
  });

  it('whose start has no length before its schema, as Polars writes it, is read by its index', async () => {
    const written = path.join(import.meta.dirname, '../../fixtures/polars.arrow');
    const { kind, instances, problems } = await readSource(fileSource(written, 'polars.arrow'));
    expect({ kind, problems }).toEqual({ kind: 'data-agora', problems: [] });
    expect(instances.map(({ response }) => response)).toEqual(['r 0', 'é 1']);
  });

  it('with values that take no bytes is read: structs without fields, binaries of no length', () => {
    const nothing = makeData({ type: new Struct<Record<string, never>>([]), length: 2, nullCount: 0, children: [] });
    const noBytes = makeData({ type: new FixedSizeBinary(0), length: 2, nullCount: 0, data: new Uint8Array(0) });
    const columns = [
      ['instruction', texts('q', 0, 2)],
      ['response', texts('r', 0, 2)],
      ['metadata', new Vector([nothing])],
      ['key', new Vector([noBytes])],
    ] as const;
    for (const batch of tableOf(Object.fromEntries(columns)).batches)
      expect(rowsOf(batch, null).row(1)).toMatchObject({ instruction: 'q 1', response: 'r 1', metadata: {} });
  });

  it('with places of 64 bits in a dictionary is read', async () => {
    const narrow = vectorFromArray(['d 1', 'd 0', 'd 1'], new Dictionary(new Utf8(), new Int32()));
    const [data] = narrow.data;
    // The library's types have no such places, but other writers do.
    const wide: unknown = new Int64();
    Object.assign(data!.type, { indices: wide });
    Object.assign(data!, { values: new BigInt64Array([0n, 1n, 0n]) });
    const table = tableOf({ instruction: narrow, response: texts('r', 0, 3) });
    const { instances, problems } = await readSource(source('x', stream(table)));
    expect(problems).toEqual([]);
    expect(instances.map(({ instruction }) => instruction)).toEqual(['d 1', 'd 0', 'd 1']);
  });

  it('that is cut off keeps the rows before, and says from which row on it cannot be read', async () => {
    const bytes = stream(generated(3000));
    const { kind, instances, problems } = await readSource(source('x', bytes.slice(0, -100)));
    expect([kind, codes(problems)]).toEqual(['data-agora', ['broken-arrow:2001']]);
    expect(instances).toHaveLength(2000);
    expect(problems[0]?.message).toContain('What follows row 2000');
  });

  it('without a schema, with wrong lengths or of noise is a problem and no kind', async () => {
    const bytes = stream(generated(10));
    const wrongLength = bytes.slice();
    wrongLength.fill(0x7f, 4, 8);
    const noise = bytes.slice();
    noise.fill(0x55, 8, 200);
    for (const content of [bytes.slice(0, 4), bytes.slice(0, 60), wrongLength, noise]) {
      const { kind, problems } = await readSource(source('x.arrow', content));
      expect([kind, codes(problems)]).toEqual([null, ['broken-arrow']]);
    }
  });

  it('with other fields is listed by these', async () => {
    const bytes = file(tableOf({ city: texts('c', 0, 2) }));
    const { kind, problems } = await readSource(source('x.arrow', bytes));
    expect([kind, codes(problems)]).toEqual([null, ['not-recognised']]);
    expect(problems[0]?.message).toContain('an Arrow file with the fields city');
  });

  it('is cancelled between batches', async () => {
    const bytes = stream(generated(30_000));
    const abort = new AbortController();
    const read = async (): Promise<void> => {
      for await (const batch of dataAgora.read(source('x', bytes, 65_536), abort.signal))
        if (batch.table === 'instances') abort.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('throws what its source throws', async () => {
    const whole = source('x', stream(generated(3000)));
    const failing = {
      ...whole,
      async *stream(part?: { end?: number }) {
        yield* whole.stream({ end: Math.min(part?.end ?? 60_000, 60_000) });
        if (part?.end === undefined) throw new Error('the disk is gone');
      },
    };
    await expect(readSource(failing)).rejects.toThrow('the disk is gone');
  });
});
