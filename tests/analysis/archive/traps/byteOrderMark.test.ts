import { expect, it } from 'vitest';
import { readText } from '../sources';

it.each([
  ['list.json', '[{"instruction":"a","response":"b"}]'],
  ['lines.jsonl', '{"instruction":"a","response":"b"}\n'],
  ['table.csv', 'instruction,response\na,b\n'],
])('a byte order mark at the start of %s is no part of its first field', async (path, text) => {
  const { kind, instances, problems } = await readText(path, `\uFEFF${text}`);
  expect({ kind, problems }).toEqual({ kind: 'data-agora', problems: [] });
  expect(instances).toMatchObject([{ instruction: 'a', response: 'b' }]);
});
