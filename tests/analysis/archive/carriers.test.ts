/** Every shape of generated data in every carrier: the same instances, and as many as another reader counts rows. */
import fs from 'node:fs';
import path from 'node:path';
import { Field, List, RecordBatchStreamWriter, Struct, Table, Utf8, vectorFromArray, type Vector } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { withNativeDuckDb, type NativeDuckDb } from '../../fixtures/nativeDuckDb';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource } from './sources';

const shared = (file: string): string => path.join(sharedFolder ?? '', file);

type Record = Readonly<globalThis.Record<string, unknown>>;

const count = 300;
const many = (record: (index: number) => Record) => Array.from({ length: count }, (_, index) => record(index));
const question = (index: number) => `Question ${String(index)}, "quoted"\nand é\tthen`;
const answer = (index: number) => `Answer ${String(index)}; [RESULT] ${String(index)} [/RESULT]`;

const shapes: globalThis.Record<string, readonly Record[]> = {
  'data-agora': many((index) => ({ instruction: question(index), response: answer(index), config: 'gpt-4o', index })),
  chat: many((index) => ({
    id: `id-${String(index)}`,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: question(index) },
      { role: 'assistant', content: answer(index) },
    ],
    model: 'gpt-4o',
  })),
  'prompt-completion': many((index) => ({ prompt: question(index), completion: answer(index), source: 's' })),
  alpaca: many((index) => ({ instruction: 'Answer.', input: question(index), output: answer(index) })),
  distilabel: many((index) => ({
    instruction: question(index),
    generation: answer(index),
    model_name: 'gpt-4o',
    distilabel_metadata: { raw_output_text_generation_0: answer(index) },
  })),
  'alpaca-eval-outputs': many((index) => ({
    dataset: 'helpful_base',
    instruction: question(index),
    output: answer(index),
    generator: 'gpt-4o',
  })),
  'preference-pairs': many((index) => ({ prompt: question(index), chosen: answer(index), rejected: 'No.' })),
};

/** A table of the records; what is no text stands in it as JSON. */
function table(records: readonly Record[], delimiter: string): string {
  const names = Object.keys(records[0] ?? {});
  const cell = (value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return /["\n\t,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = records.map((record) => names.map((name) => cell(record[name])).join(delimiter));
  return `${[names.join(delimiter), ...rows].join('\n')}\n`;
}

const turn = new Struct([new Field('role', new Utf8()), new Field('content', new Utf8())]);

function arrowTable(records: readonly Record[]): Table {
  const column = (name: string): Vector => {
    const values = records.map((record) => record[name]);
    // The library infers the type of everything but of lists of records.
    return Array.isArray(values[0])
      ? vectorFromArray(values, new List(new Field('item', turn)))
      : vectorFromArray(values as readonly (string | number | object)[]);
  };
  return new Table(Object.fromEntries(Object.keys(records[0] ?? {}).map((name) => [name, column(name)])));
}

/** The records in every carrier, each with the statement that counts its rows; none where DuckDB has no reader. */
async function writeAll(
  { folder, rows }: NativeDuckDb,
  records: readonly Record[],
): Promise<readonly (readonly [file: string, counting: string | null])[]> {
  const at = (name: string) => path.join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    fs.writeFileSync(at(name), content);
  };
  write('x.json', JSON.stringify(records));
  write('x.jsonl', records.map((record) => JSON.stringify(record)).join('\n'));
  write('x.csv', table(records, ','));
  write('x.tsv', table(records, '\t'));
  write('x.arrow', RecordBatchStreamWriter.writeAll(arrowTable(records)).toUint8Array(true));
  await rows(`COPY (FROM read_json('${at('x.jsonl')}')) TO '${at('x.parquet')}' (FORMAT parquet, COMPRESSION zstd)`);
  const csv = (name: string) => `SELECT count(*) FROM read_csv('${at(name)}', header = true, all_varchar = true)`;
  return [
    ['x.json', `SELECT count(*) FROM read_json('${at('x.json')}')`],
    ['x.jsonl', `SELECT count(*) FROM read_json('${at('x.jsonl')}')`],
    ['x.csv', csv('x.csv')],
    ['x.tsv', csv('x.tsv')],
    ['x.parquet', `SELECT count(*) FROM read_parquet('${at('x.parquet')}')`],
    ['x.arrow', null],
  ];
}

describe('the same records', () => {
  it.each(Object.entries(shapes))('of %s are the same instances in every carrier', async (kind, records) => {
    await withNativeDuckDb(async (duckDb) => {
      const found = new Map<string, unknown>();
      for (const [file, counting] of await writeAll(duckDb, records)) {
        const read = await readSource(fileSource(path.join(duckDb.folder, file), file));
        expect({ file, kind: read.kind, problems: codes(read.problems) }).toEqual({ file, kind, problems: [] });
        const counted = counting === null ? count : Number((await duckDb.rows(counting))[0]?.[0]);
        expect({ file, instances: read.instances.length }).toEqual({ file, instances: counted });
        // Lines differ from carrier to carrier; all else may not.
        found.set(
          file,
          read.instances.map(({ line: _, ...rest }) => rest),
        );
      }
      const [first, ...others] = found.values();
      expect(first).toHaveLength(count);
      for (const other of others) expect(other).toEqual(first);
    });
  });

  it.skipIf(sharedFolder === null)(`of real samples give as many rows (else ${sharedMissing})`, async () => {
    await withNativeDuckDb(async ({ folder, rows }) => {
      const outputs = 'archives/alpacaeval/gpt-4o-mini-2024-07-18/model_outputs.json';
      const seeds = 'samples/data_agora_seed/magpie_math_seed_data_10000_subsampled.json';
      for (const [file, kind] of [
        [outputs, 'alpaca-eval-outputs'],
        [seeds, 'data-agora'],
        ['data/gsm8k_test.jsonl', 'prompt-completion'],
      ] as const) {
        const original = await readSource(fileSource(shared(file), file));
        const [[counted] = []] = await rows(`SELECT count(*) FROM read_json('${shared(file)}')`);
        expect([original.kind, original.instances.length]).toEqual([kind, Number(counted)]);
        for (const [name, format] of [
          ['x.parquet', 'FORMAT parquet'],
          ['x.csv', 'FORMAT csv, HEADER'],
        ] as const) {
          const copy = path.join(folder, name);
          await rows(`COPY (FROM read_json('${shared(file)}')) TO '${copy}' (${format})`);
          const read = await readSource(fileSource(copy, name));
          expect([name, read.kind, codes(read.problems)]).toEqual([name, kind, []]);
          const texts = ({ instances }: typeof read) => instances.map((each) => [each.instruction, each.response]);
          expect(texts(read)).toEqual(texts(original));
        }
      }
    });
  });
});
