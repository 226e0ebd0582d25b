import { describe, expect, it } from 'vitest';
import { recognise } from '../../../analysis/archive/recognise';
import { inferMapping } from '../../../analysis/archive/scoreTable/inferMapping';
import { tableSample } from '../../../analysis/archive/scoreTable/tableSample';
import type { TableMapping } from '../../../analysis/study/tableMapping';
import { codes, headOf, readText, source } from './sources';

const benchmarks = [
  { id: 'gsm8k', name: 'GSM8K', aliases: [] },
  { id: 'alpacaeval2', name: 'AlpacaEval 2.0', aliases: ['AlpacaEval'] },
];

describe('the mapping of a table', () => {
  it('is long by its columns for benchmark and score', () => {
    const rows = [['a', 'gsm8k', '28.5', '1.2', '1319']];
    expect(inferMapping(['Run ID', 'Benchmark', 'Score', 'Std_Err', 'n'], rows, benchmarks)).toEqual({
      mapping: {
        header: ['Run ID', 'Benchmark', 'Score', 'Std_Err', 'n'],
        columns: { run: 'Run ID', benchmark: 'Benchmark', score: 'Score', stderr: 'Std_Err', n: 'n' },
        benchmarks: {},
        unit: 'percent',
      },
      isPlain: true,
      unitFrom: 'values',
    });
  });

  it('is wide by columns named after benchmarks', () => {
    const { mapping, isPlain } = inferMapping(
      ['model', 'GSM8K (%)', 'alpaca_eval', 'Params'],
      [
        ['a', '28.5', '', '8'],
        ['b', '0.5', '12', '8'],
      ],
      benchmarks,
    );
    expect(isPlain).toBe(true);
    expect(mapping).toMatchObject({
      columns: { model: 'model' },
      benchmarks: { 'GSM8K (%)': 'gsm8k', alpaca_eval: 'alpacaeval2' },
      unit: 'percent',
    });
  });

  it('is proposed and not plain where whose scores these are, or the scores, cannot be told', () => {
    expect(inferMapping(['name', 'benchmark', 'score'], [['a', 'gsm8k', '1']], benchmarks).isPlain).toBe(false);
    expect(inferMapping(['model', 'benchmark', 'score'], [['a', 'gsm8k', 'good']], benchmarks).isPlain).toBe(false);
    expect(inferMapping(['model', 'math_word'], [['a', '1']], benchmarks).isPlain).toBe(false);
    expect(inferMapping(['model', 'benchmark', 'score'], [], benchmarks).isPlain).toBe(false);
  });

  it('takes generator, method and domain together for a run', () => {
    const header = ['Generator', 'Method', 'Domain', 'Seed', 'benchmark', 'score'];
    const { isPlain, mapping } = inferMapping(header, [['a', 'b', 'c', '1', 'gsm8k', '0.5']], benchmarks);
    expect({ isPlain, unit: mapping.unit }).toEqual({ isPlain: true, unit: 'fraction' });
  });
});

describe('a plain table of scores', () => {
  it('with a header that says it is read, and says what was read as what', async () => {
    const text = 'run,benchmark,score,stderr,n,comment\nr1,gsm8k,28.5,1.25,1319,x\nr2,gsm8k,,,,\nr2,MATH,5,,,\n';
    const { kind, evaluations, problems } = await readText('scores.csv', text);
    expect(kind).toBe('score-table');
    expect(evaluations).toEqual([
      {
        model: 'r1',
        stated: { run: 'r1' },
        tool: 'table',
        task: 'gsm8k',
        metric: 'score',
        filter: null,
        score: 28.5,
        stderr: 1.25,
        n: 1319,
        higherIsBetter: true,
        protocol: {},
        evaluatedMs: null,
        board: false,
      },
      expect.objectContaining({ model: 'r2', task: 'MATH', score: 5, stderr: null, n: null }),
    ]);
    expect(codes(problems)).toEqual(['inferred-mapping:1']);
    expect(problems[0]?.message).toContain('run as run, benchmark as benchmark, score as score');
    expect(problems[0]?.message).toContain('comment not at all');
  });

  it('may be wide, and parted by tabs or semicolons', async () => {
    const tabs = await readText('scores.tsv', 'model\tGSM8K\tHumanEval\nm1\t28.5\t40\nm2\t30\tn/a\n');
    expect(tabs.evaluations.map(({ model, task, score }) => [model, task, score])).toEqual([
      ['m1', 'gsm8k', 28.5],
      ['m1', 'humaneval', 40],
      ['m2', 'gsm8k', 30],
    ]);
    const semicolons = await readText('scores.csv', 'model;GSM8K\nm1;28.5\n');
    expect(semicolons.evaluations).toMatchObject([{ model: 'm1', task: 'gsm8k', score: 28.5 }]);
  });

  it('that says nothing plainly is read once it is mapped, and every table of its shape', async () => {
    const text = 'who,what,points\nm1,sums,0.25\nm2,sums,0.5\n';
    const unmapped = await readText('mine.csv', text);
    expect({ kind: unmapped.kind, rows: unmapped.evaluations, codes: codes(unmapped.problems) }).toEqual({
      kind: 'score-table',
      rows: [],
      codes: ['unmapped-table:1'],
    });
    expect(unmapped.problems[0]?.message).toContain('who, what, points');
    const mapping: TableMapping = {
      header: ['who', 'what', 'points'],
      columns: { model: 'who', benchmark: 'what', score: 'points' },
      benchmarks: {},
      unit: 'fraction',
    };
    const { kind } = recognise(await headOf('mine.csv', text));
    const read: unknown[] = [];
    for await (const batch of kind?.read(source('mine.csv', text), undefined, [mapping]) ?? []) read.push(batch);
    expect(read).toMatchObject([
      {
        table: 'evaluations',
        rows: [
          { model: 'm1', score: 25 },
          { model: 'm2', score: 50 },
        ],
      },
    ]);
  });

  it('states roles and runs by columns of their own', async () => {
    const text =
      'generator,method,domain,volume,seed,role,model,benchmark,score\ngpt-4o,response_generation,math,10000,1,student,m,gsm8k,40\n,,,,,base,b,gsm8k,20\n,,,,,boss,c,gsm8k,20\n';
    const { evaluations, problems } = await readText('scores.csv', text);
    expect(evaluations.map(({ model, stated }) => [model, stated])).toEqual([
      [
        'm',
        {
          role: 'student',
          claims: { generator: 'gpt-4o', method: 'response_generation', domain: 'math', volume: 10000, seed: 1 },
        },
      ],
      ['b', { role: 'base' }],
      ['c', undefined],
    ]);
    expect(codes(problems)).toEqual(['inferred-mapping:1', 'wrong-type:4']);
  });

  it('reports rows without a model or benchmark, doubled scores and what is no number', async () => {
    const text = 'model,benchmark,score\n,gsm8k,20\na,,20\na,gsm8k,21\na,gsm8k,22\na,math,23\n';
    const { evaluations, problems } = await readText('scores.csv', text);
    expect(evaluations.map(({ task, score }) => [task, score])).toEqual([
      ['gsm8k', 21],
      ['math', 23],
    ]);
    expect(codes(problems)).toEqual(['inferred-mapping:1', 'missing-field:2', 'missing-field:3', 'duplicate-id:5']);
  });

  it('of more models than a study has is a public board', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `model-${String(index)},${String(10 + index)}`);
    const { evaluations } = await readText('board.csv', `model,gsm8k\n${rows.join('\n')}\n`);
    expect(evaluations.every(({ board }) => board)).toBe(true);
  });

  it('is not seen in a table without numbers or words', async () => {
    expect((await readText('x.csv', 'a,b\n1,2\n')).kind).toBeNull();
    expect((await readText('x.csv', 'a,b\nx,y\n')).kind).toBeNull();
    expect((await readText('x.txt', 'who,points\nx,1\n')).kind).toBeNull();
  });

  it('gives its header and first rows for looking at', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `m${String(index)},"a, b",${String(index)}`);
    const sample = await tableSample(source('t.csv', `who,what,points\n${rows.join('\n')}\n`), 2);
    expect(sample).toEqual({
      header: ['who', 'what', 'points'],
      rows: [
        ['m0', 'a, b', '0'],
        ['m1', 'a, b', '1'],
      ],
    });
  });
});
