import { expect, it } from 'vitest';
import { codes, readText } from '../sources';

it('an index that comes twice in a cache is said with both lines, and both records are kept', async () => {
  const lines = [0, 1, 1, 2, 0].map((index) => JSON.stringify({ index, instruction: 'a', response: 'b' }));
  const { instances, problems } = await readText('cache.jsonl', lines.join('\n'));
  expect(instances).toHaveLength(5);
  expect(codes(problems)).toEqual(['duplicate-id:3', 'duplicate-id:5']);
  expect(problems[0]).toMatchObject({ severity: 'caution' });
  expect(problems[0]?.message).toContain('The index 1 stands on line 2 already');
  expect(problems[1]?.message).toContain('The index 0 stands on line 1 already');
});

it('the same index in two files is none', async () => {
  const text = '{"index":0,"instruction":"a","response":"b"}\n';
  expect((await readText('a.jsonl', text)).problems).toEqual([]);
  expect((await readText('b.jsonl', text)).problems).toEqual([]);
});
