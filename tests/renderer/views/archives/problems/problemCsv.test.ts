import { parse } from 'csv-parse/browser/esm/sync';
import { expect, it } from 'vitest';
import { problemsAsCsv } from '../../../../../renderer/views/archives/problems/problemCsv';

const problem = { path: 'a.json', line: 3, severity: 'fault', code: 'bad', message: 'Wrong.' } as const;

it('writes one record a problem that reads back as it was', () => {
  const difficult = { ...problem, line: null, message: 'It says "no",\nand ends.' };
  const records: unknown = parse(problemsAsCsv([problem, difficult]), { columns: true });
  expect(records).toEqual([
    { path: 'a.json', line: '3', severity: 'fault', code: 'bad', message: 'Wrong.' },
    { path: 'a.json', line: '', severity: 'fault', code: 'bad', message: 'It says "no",\nand ends.' },
  ]);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('keeps a spreadsheet from running %j', (path) => {
  expect(problemsAsCsv([{ ...problem, path }])).toContain(`\n'${path}`);
});
