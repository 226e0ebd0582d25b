import { expect, it } from 'vitest';
import { codes, readText } from '../sources';

it.each([
  ['lines.jsonl', '{"instruction":"a","response":"b"}\n{"instruction":"c","respon', 'truncated-json:2'],
  ['list.json', '[\n{"instruction":"a","response":"b"},\n{"instruction":"c","respon', 'truncated-json:3'],
  ['table.csv', 'instruction,response\na,b\n"c, and more\nof it,d\nlike this', 'broken-csv:3'],
])('the last record of %s is cut off: the ones before are read, and its line is named', async (path, text, code) => {
  const { kind, instances, problems } = await readText(path, text);
  expect([kind, codes(problems)]).toEqual(['data-agora', [code]]);
  expect(instances[0]).toMatchObject({ instruction: 'a', response: 'b' });
  expect(problems[0]?.message).toMatch(/Copy or write the file again/);
});
