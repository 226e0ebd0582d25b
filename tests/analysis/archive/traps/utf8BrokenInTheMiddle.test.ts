import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { codes, readText } from '../sources';

/** The content with a byte in place of the `#` of `caf#` that no UTF-8 has there. */
function broken(content: string | ArrayBuffer): Uint8Array {
  const bytes = Buffer.from(typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content));
  bytes[bytes.indexOf('caf#') + 3] = 0xe9;
  return bytes;
}

it.each([
  ['lines.jsonl', broken('{"instruction":"a","response":"b"}\n{"instruction":"caf#","response":"d"}\n'), 2],
  ['list.json', broken('[{"instruction":"a","response":"b"},\n{"instruction":"caf#","response":"d"}]'), 2],
  ['table.csv', broken('instruction,response\na,b\ncaf#,d\n'), 3],
  [
    'train.parquet',
    broken(
      parquetWriteBuffer({
        columnData: [
          { name: 'instruction', data: ['a', 'caf#'], type: 'STRING' },
          { name: 'response', data: ['b', 'd'], type: 'STRING' },
        ],
        codec: 'UNCOMPRESSED',
        statistics: false,
      }),
    ),
    2,
  ],
])('bytes of %s that are not UTF-8 are read as U+FFFD, and their line is named', async (path, bytes, line) => {
  const { instances, problems } = await readText(path, bytes);
  expect(codes(problems)).toEqual([`malformed-utf8:${String(line)}`]);
  expect(instances.map(({ instruction }) => instruction)).toEqual(['a', 'caf\uFFFD']);
});
