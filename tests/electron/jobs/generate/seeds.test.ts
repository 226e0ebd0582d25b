import { gzipSync } from 'node:zlib';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { createChatLength } from '../../../../electron/jobs/generate/chatLength';
import { gatherSeeds } from '../../../../electron/jobs/generate/seeds/gatherSeeds';
import { readSeeds } from '../../../../electron/jobs/generate/seeds/seeds';
import { temporaryFolder } from '../../temporaryFolder';
import { gathered, nothing, planOf, replyOf, seedRecords } from './plans';

async function gather(name: string, content: string | Uint8Array, needsResponse = true) {
  const folder = temporaryFolder();
  await writeFile(join(folder, name), content);
  const target = join(folder, 'out.jsonl');
  const found = await gatherSeeds(join(folder, name), target, needsResponse, await createChatLength(null), unattended);
  const seeds = await readSeeds(target);
  expect(seeds.count).toBe(found.count);
  return { ...found, seeds: Array.from({ length: seeds.count }, (_, row) => seeds.at(row)) };
}

const records = seedRecords(3);
const { sampling } = planOf({});
const columns = (['instruction', 'response', 'config', 'idx'] as const).map((name) => ({
  name,
  data: records.map((record) => record[name]),
}));

describe('seeds', () => {
  it.each([
    ['a JSON list', 'a.json', JSON.stringify(records)],
    ['JSON lines', 'a.jsonl', records.map((record) => JSON.stringify(record)).join('\n')],
    ['compressed JSON lines', 'a.jsonl.gz', gzipSync(records.map((record) => JSON.stringify(record)).join('\n'))],
    [
      'CSV',
      'a.csv',
      ['instruction,response,config,idx', ...records.map((each) => Object.values(each).join(','))].join('\n'),
    ],
    ['Parquet', 'a.parquet', new Uint8Array(parquetWriteBuffer({ columnData: columns }))],
    [
      'Arrow',
      'a.arrow',
      tableToIPC(tableFromArrays(Object.fromEntries(columns.map(({ name, data }) => [name, data]))), 'stream'),
    ],
  ])('are read from %s', async (_, name, content) => {
    const { seeds, problems, tooLong } = await gather(name, content);
    expect(seeds).toEqual(records);
    expect(problems).toEqual([]);
    expect(tooLong).toBe(0);
  });

  it('are read under the names that other tools have for their texts', async () => {
    const { seeds } = await gather(
      'a.jsonl',
      [
        { question: 'Q?', answer: 'A.' },
        { instruction: 'Sum up.', input: 'Long text', output: 'Short' },
        {
          messages: [
            { role: 'user', content: 'Hi' },
            { role: 'assistant', content: 'Hello' },
          ],
        },
        { prompt: 'P', completion: 'C', source: 'there', id: 7 },
      ]
        .map((record) => JSON.stringify(record))
        .join('\n'),
    );
    expect(seeds).toEqual([
      { instruction: 'Q?', response: 'A.', config: null, idx: null },
      { instruction: 'Sum up.\n\nLong text', response: 'Short', config: null, idx: null },
      { instruction: 'Hi', response: 'Hello', config: null, idx: null },
      { instruction: 'P', response: 'C', config: 'there', idx: '7' },
    ]);
  });

  it('leave out what is none, with file and line', async () => {
    const text = ['{"instruction":"Q?"}', '{"instruction":"Q?","response":"A."}', 'nonsense', '{"response":"A."}'].join(
      '\n',
    );
    const { count, unusable, problems } = await gather('a.jsonl', text);
    expect({ count, unusable }).toEqual({ count: 1, unusable: 2 });
    expect(problems.map(({ path, line, code }) => [path, line, code]).sort()).toEqual([
      ['a.jsonl', 1, 'missing-field'],
      ['a.jsonl', 3, 'broken-json'],
      ['a.jsonl', 4, 'missing-field'],
    ]);
    const asked = await gather('a.jsonl', text, false);
    expect(asked.seeds.map(({ response }) => response)).toEqual([null, 'A.']);
  });

  it('leave out those of more than 4,096 tokens', async () => {
    // With the 11 of the form, the response's 1 and the words.
    const ofTokens = (tokens: number) => ({ instruction: ' word'.repeat(tokens - 12), response: 'A' });
    const found = await gather('a.json', JSON.stringify([ofTokens(4096), ofTokens(4097), ofTokens(20)]));
    expect(found).toMatchObject({ count: 2, tooLong: 1 });
    const { found: job } = await gathered({}, [...seedRecords(3), ofTokens(4097)]);
    expect(job.remarks.join(' ')).toContain('1 seed of more than 4096 tokens left out');
  });

  it('are measured with a tokenizer of the user’s, and so are the instances', async () => {
    const file = join(temporaryFolder(), 'tokenizer.json');
    // One token a letter: "word" has four.
    const model = { type: 'BPE', unk_token: '?', vocab: { '?': 0, w: 1, o: 2, r: 3, d: 4 }, merges: [] };
    const parts = { normalizer: null, post_processor: null, decoder: null };
    const pre_tokenizer = { type: 'Whitespace' };
    await writeFile(file, JSON.stringify({ version: '1.0', ...parts, added_tokens: [], pre_tokenizer, model }));
    const long = { instruction: 'word '.repeat(1021), response: 'dd' };
    const fits = { instruction: 'word '.repeat(1021), response: 'd' };
    const given = {
      method: 'response_generation',
      domain: 'general',
      tokenizer: file,
      sampling: { ...sampling, maxTokens: 30 },
    };
    const { found, workload } = await gathered(given, [long, fits, { instruction: 'word', response: 'd' }]);
    expect(found.remarks.join(' ')).toContain('1 seed of more than 4096 tokens left out');
    expect(Object.keys(found.inputs)).toEqual(['prompts', 'seeds', 'tokenizer']);
    const prepared = await workload.prepare(1, 1, nothing);
    // With the 11 of the form and the 4 of the instruction, 15 are left.
    expect(workload.judge(prepared, replyOf('word word word rod'))).toMatchObject({ accepted: true });
    expect(workload.judge(prepared, replyOf('word word word word'))).toMatchObject({ reasons: [{ code: 'length' }] });
    await expect(gathered({ tokenizer: '/nowhere.json' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are refused where there are none, or too few to show', async () => {
    await expect(gather('a.json', '[]')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(gather('a.json', '[{"score":1}]')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      gatherSeeds('/nowhere/at/all.json', '/nowhere', true, await createChatLength(null), unattended),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(gathered({}, seedRecords(2))).rejects.toMatchObject({ code: 'bad-input' });
    expect((await gathered({ method: 'response_generation' }, seedRecords(1))).workload.items).toBe(1);
  });

  it('are the same bytes for the same file', async () => {
    const [one, other] = [await gathered({}), await gathered({})];
    expect(one.found.inputs).toEqual(other.found.inputs);
    const read = (path: string) => readFile(join(path, 'seeds.jsonl'), 'utf8');
    expect(await read(one.places.inputs)).toBe(await read(other.places.inputs));
    expect((await gathered({}, seedRecords(9))).found.inputs['seeds']).not.toBe(one.found.inputs['seeds']);
  });
});
