import { describe, expect, it } from 'vitest';
import { codes, readText } from './sources';

const header = 'quantity,generator,method,domain,variant,metric,scope,value,text,source';

describe('printed values', () => {
  it('keep the text beside the number, and a bound without a number', async () => {
    const rows = ['pgr,gpt-4o,instance_generation,math,,,,20.6,20.6,Table 2', 'p,,,,,,regression,,< 0.001,Section 5'];
    const { kind, printed, problems } = await readText('values.csv', [header, ...rows].join('\r\n'));
    expect(kind).toBe('printed-values');
    expect(problems).toEqual([]);
    const none = { generator: null, method: null, domain: null, variant: null, metric: null, scope: null };
    expect(printed).toEqual([
      {
        ...none,
        quantity: 'pgr',
        generator: 'gpt-4o',
        method: 'instance_generation',
        domain: 'math',
        value: 20.6,
        text: '20.6',
        source: 'Table 2',
      },
      { ...none, quantity: 'p', scope: 'regression', value: null, text: '< 0.001', source: 'Section 5' },
    ]);
  });

  it('report rows that are ragged, no number, or without a source', async () => {
    const rows = ['pgr,g,m,d,,,,1', 'pgr,g,m,d,,,,abc,abc,Table 2', 'pgr,g,m,d,,,,1,1,'];
    const { printed, problems } = await readText('values.csv', [header, ...rows].join('\n'));
    expect(printed.map(({ value }) => value)).toEqual([null]);
    expect(codes(problems)).toEqual(['ragged-row:2', 'not-a-number:3', 'missing-field:4']);
  });

  it('are evaluations where they are scores of models', async () => {
    const { kind, evaluations } = await readText(
      'scores.csv',
      'model,benchmark,score,source\ngpt-4o,gsm8k,96.1,Table 7\n',
    );
    expect(kind).toBe('printed-scores');
    expect(evaluations).toMatchObject([
      {
        model: 'gpt-4o',
        tool: 'printed',
        task: 'gsm8k',
        metric: 'score',
        filter: null,
        score: 96.1,
        source: 'Table 7',
      },
    ]);
  });
});

describe('tables', () => {
  it('may have a byte order mark, CRLF, quoted cells over several lines, and cells of 100 kB', async () => {
    const long = 'x'.repeat(100_000);
    const text = `\uFEFFmodel,benchmark,score,source\r\n"a, ""b""",gsm8k,1,"Table 7,\r\nrow 1"\r\n${long},gsm8k,2,T\r\nc,gsm8k,oops,T\r\n`;
    const { evaluations, problems } = await readText('scores.csv', text);
    expect(evaluations.map(({ model }) => model)).toEqual(['a, "b"', long]);
    expect(codes(problems)).toEqual(['not-a-number:5']);
  });

  it('may mix line ends and have empty lines between their rows', async () => {
    const text = 'model,benchmark,score,source\r\n\r\na,gsm8k,oops,T\n\n\nb,gsm8k\n';
    const { problems } = await readText('scores.csv', text);
    expect(codes(problems)).toEqual(['ragged-row:6', 'not-a-number:3']);
  });

  it('lose one line to one broken quote', async () => {
    const text = 'model,benchmark,score,source\na,gsm8k,1,T\n"b"x,gsm8k,2,T\nc,gsm8k,3,T\n';
    const { evaluations, problems } = await readText('scores.csv', text);
    expect(evaluations.map(({ model }) => model)).toEqual(['a', 'c']);
    expect(codes(problems)).toEqual(['broken-csv:3']);
  });
});
