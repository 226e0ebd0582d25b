import { describe, expect, it } from 'vitest';
import { codes, readText } from '../sources';

const table = (rows: string) => readText('scores.csv', `model,benchmark,score\n${rows}`);
const scores = (evaluations: readonly { readonly score: number }[]) => evaluations.map(({ score }) => score);

describe('trap: fractions against percents', () => {
  it('a table with all scores within 0 and 1 is one of fractions, and says that this was assumed', async () => {
    const { evaluations, problems } = await table('a,gsm8k,0.25\nb,gsm8k,1\n');
    expect(scores(evaluations)).toEqual([25, 100]);
    expect(codes(problems)).toEqual(['inferred-mapping:1', 'ambiguous-unit:1']);
    expect(problems[1]?.message).toContain('fractions of 1');
  });

  it('one score above 1 makes it one of percents; a benchmark all within 0 and 1 is doubted', async () => {
    const { evaluations, problems } = await table('a,gsm8k,0.25\nb,gsm8k,28\na,math,0.3\nb,math,0.4\n');
    expect(scores(evaluations)).toEqual([0.25, 28, 0.3, 0.4]);
    expect(codes(problems)).toEqual(['inferred-mapping:1', 'ambiguous-unit:1']);
    expect(problems[1]?.message).toContain('math');
  });

  it('a percent sign in the header settles it', async () => {
    const { evaluations, problems } = await readText('scores.csv', 'model,GSM8K (%)\na,0.25\nb,0.5\n');
    expect(scores(evaluations)).toEqual([0.25, 0.5]);
    expect(codes(problems)).toEqual(['inferred-mapping:1', 'ambiguous-unit:1']);
  });

  it('harnesses write fractions: percents among them are taken as such, with a caution', async () => {
    const results = { a: { 'acc,none': 0.5 }, b: { 'acc,none': 28.5, 'acc_stderr,none': 1.25 } };
    for (const document of [
      { results, versions: {} },
      { config_general: {}, results: { a: { acc: 0.5 }, b: { acc: 28.5, acc_stderr: 1.25 } } },
    ]) {
      const { evaluations, problems } = await readText('m/results.json', JSON.stringify(document));
      expect(evaluations.map(({ score, stderr }) => [score, stderr])).toEqual([
        [50, null],
        [28.5, 1.25],
      ]);
      expect(codes(problems)).toEqual(['percent-not-fraction']);
    }
  });
});
