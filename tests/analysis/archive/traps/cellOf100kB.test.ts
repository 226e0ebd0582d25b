import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { readText } from '../sources';

const long = `${'é"\n,'.repeat(25_000)}.`;
const record = { instruction: 'q', response: long };

it.each([
  ['lines.jsonl', `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`],
  ['list.json', JSON.stringify([record, record])],
  ['table.csv', `instruction,response\n${`q,"${long.replaceAll('"', '""')}"\n`.repeat(2)}`],
  [
    'train.parquet',
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'instruction', data: ['q', 'q'], type: 'STRING' },
          { name: 'response', data: [long, long], type: 'STRING' },
        ],
      }),
    ),
  ],
])('a cell of 100 kB in %s is read whole', async (path, content) => {
  const { kind, instances, problems } = await readText(path, content);
  expect({ kind, problems }).toEqual({ kind: 'data-agora', problems: [] });
  expect(instances.map(({ response }) => response === long)).toEqual([true, true]);
});
