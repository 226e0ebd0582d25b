import { expect, it } from 'vitest';
import { readText } from '../sources';

it.each([
  ['list.json', '[\r\n{"instruction":"a\\r\\nb","response":"c"},\r\n{"instruction":"d","response":"e"}\r\n]\r\n', 2],
  ['lines.jsonl', '{"instruction":"a\\r\\nb","response":"c"}\r\n{"instruction":"d","response":"e"}\r\n', 1],
  ['table.csv', 'instruction,response\r\n"a\r\nb",c\r\nd,e\r\n', 2],
])('CRLF ends the lines of %s, and stays where it is part of a text', async (path, text, line) => {
  const { instances, problems } = await readText(path, text);
  expect(problems).toEqual([]);
  expect(instances).toMatchObject([
    { instruction: 'a\r\nb', response: 'c', line },
    { instruction: 'd', response: 'e' },
  ]);
});
