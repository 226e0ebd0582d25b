import { expect, it } from 'vitest';
import { artifactKinds } from '../../../../analysis/archive/kinds';
import { codes, readText, source } from '../sources';

it.each(['x.json', 'x.jsonl', 'x.csv', 'x.parquet', 'x.arrow', 'x'])(
  '%s of 0 bytes is said to be empty',
  async (path) => {
    const { kind, problems } = await readText(path, '');
    expect([kind, codes(problems)]).toEqual([null, ['empty-file']]);
  },
);

it('no reader throws at a file that became empty after it was recognised', async () => {
  for (const kind of artifactKinds)
    for await (const batch of kind.read(source('x', ''))) expect(['problems', 'configuration']).toContain(batch.table);
});
