import { expect, it } from 'vitest';
import { readText } from '../sources';

it('a number that is whole in one record and has a fraction in the next, or is none, costs nothing', async () => {
  const values = [1, 1.5, 2, null, 'three', 1e300, -0.25, 9007199254740993n];
  const lines = values.map(
    (value, index) =>
      `{"index":${String(index)},"instruction":"a","response":"b","score":${typeof value === 'bigint' ? String(value) : JSON.stringify(value)}}`,
  );
  const { instances, problems } = await readText('x.jsonl', lines.join('\n'));
  expect(problems).toEqual([]);
  expect(instances).toHaveLength(values.length);
});
