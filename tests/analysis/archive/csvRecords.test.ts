import { describe, expect, it } from 'vitest';
import { dataAgora } from '../../../analysis/archive/dataAgora';
import { codes, readSource, readText, source } from './sources';

describe('records in tables', () => {
  it('are read with their lines, quoted cells over several lines included', async () => {
    const text = 'id,instruction,response,config\n1,"a, b\nc","say ""hi""",gpt-4o\n2,d,e,\n';
    const { kind, claims, instances, problems } = await readText('math_gpt-4o_10000.csv', text);
    expect({ kind, problems }).toEqual({ kind: 'data-agora', problems: [] });
    expect(claims).toMatchObject({ domain: 'math', generator: 'gpt-4o', volume: 10000 });
    expect(instances).toEqual([
      { ordinal: 0, line: 2, instruction: 'a, b\nc', response: 'say "hi"', label: 'gpt-4o' },
      { ordinal: 1, line: 4, instruction: 'd', response: 'e', label: null },
    ]);
  });

  it('may be parted by tabs or semicolons, start with a byte order mark and end with CRLF', async () => {
    for (const delimiter of ['\t', ';']) {
      const text = `\uFEFF${[
        ['prompt', 'completion', 'note, of kinds'],
        ['Why, and how?', 'So.', ''],
      ]
        .map((cells) => cells.join(delimiter))
        .join('\r\n')}\r\n`;
      const { kind, instances, problems } = await readText('data.txt', text);
      expect({ kind, problems }).toEqual({ kind: 'prompt-completion', problems: [] });
      expect(instances).toMatchObject([{ instruction: 'Why, and how?', response: 'So.', line: 2 }]);
    }
  });

  it('that cannot be read are problems with their lines, and keep their ordinals', async () => {
    const text = 'instruction,response\na,b\nc\n"d,e\nf,g\n"h",i\n';
    const { instances, problems } = await readText('x.csv', text);
    expect(instances.map(({ ordinal, instruction }) => [ordinal, instruction])).toEqual([
      [0, 'a'],
      [3, 'f'],
      [4, 'h'],
    ]);
    expect(codes(problems)).toEqual(['ragged-row:3', 'broken-csv:4']);
  });

  it('hold chats as JSON text', async () => {
    const turns = JSON.stringify([
      { role: 'user', content: 'Why?' },
      { role: 'assistant', content: 'So.' },
    ]);
    const { kind, instances } = await readText('x.csv', `messages\n"${turns.replaceAll('"', '""')}"\n`);
    expect(kind).toBe('chat');
    expect(instances).toMatchObject([{ instruction: 'Why?', response: 'So.' }]);
  });

  it('without rows are said to hold none', async () => {
    const { kind, problems } = await readText('x.csv', 'instruction,response\n');
    expect([kind, codes(problems)]).toEqual(['data-agora', ['no-values']]);
  });

  it('are read in bounded batches, and cancelled between chunks', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `q${String(index)},"r\n${String(index)}"\n`);
    const file = source('x.csv', `instruction,response\n${rows.join('')}`, 65_536);
    const { instances, batches } = await readSource(file);
    expect(instances).toHaveLength(50_000);
    expect(instances.at(-1)).toMatchObject({ ordinal: 49_999, line: 100_000, response: 'r\n49999' });
    expect(batches.length).toBeGreaterThan(4);
    const abort = new AbortController();
    const read = async (): Promise<void> => {
      for await (const batch of dataAgora.read(file, abort.signal)) if (batch.table === 'instances') abort.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('of another meaning are left to their readers', async () => {
    expect((await readText('x.csv', ',win_rate,n_total\nmodel,50,805\n')).kind).toBe('alpaca-eval-leaderboard');
    expect((await readText('x.csv', 'model,benchmark,score,source\nm,b,1,s\n')).kind).toBe('printed-scores');
  });
});
