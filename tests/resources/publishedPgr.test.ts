/** The published study through assignment and PGR. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assign } from '../../analysis/study/assign';
import { parseManifest } from '../../analysis/study/manifest';
import { computePgr } from '../../analysis/study/pgr/computePgr';
import { studyOf } from '../../analysis/study/studyOf';
import type { PrintedValue } from '../../analysis/study/study';
import { aRow } from '../analysis/study/build';
import { readCsv } from './readCsv';

const folder = path.resolve(import.meta.dirname, '../../resources/published');
const { manifest, problems } = parseManifest(fs.readFileSync(path.join(folder, 'agora.json'), 'utf8'), 'agora.json');
const study = studyOf(manifest);
const printed = readCsv(path.join(folder, 'pgr.csv')).map((row): PrintedValue => {
  const optional = (column: string) => (row[column] === '' ? null : (row[column] ?? null));
  return {
    quantity: row['quantity'] ?? '',
    generator: optional('generator'),
    method: optional('method'),
    domain: optional('domain'),
    variant: optional('variant'),
    metric: null,
    scope: null,
    value: Number(row['value']),
    text: row['text'] ?? '',
    source: row['source'] ?? '',
  };
});
const rows = readCsv(path.join(folder, 'evaluations.csv')).map((row) =>
  aRow({
    model: row['model'] ?? '',
    source: row['source'] ?? '',
    tool: 'printed',
    task: row['benchmark'] ?? '',
    metric: 'score',
    filter: null,
    score: Number(row['score']),
    stderr: null,
    evaluatedMs: null,
  }),
);
const assigned = assign({ study, manifest, artifacts: [], evaluations: rows });
const result = computePgr({ study, runs: assigned.runs, evaluations: assigned.evaluations, printed });

describe('the published study', () => {
  it('reads as AgoraBench without a problem', () => {
    expect(problems).toEqual([]);
    expect(assigned.problems).toEqual([]);
    expect(study).toMatchObject({ id: 'agorabench', name: 'AgoraBench as published' });
  });

  it('has the problem solving of six generators and the scores of the reference', () => {
    const roles = (role: string) => assigned.evaluations.filter((each) => each.role === role);
    expect(roles('generator')).toHaveLength(36);
    expect(roles('reference').map(({ benchmark, score }) => [benchmark, score])).toEqual([
      ['gsm8k', 78.9],
      ['math', 34.6],
      ['mbpp', 68.5],
      ['humaneval', 69.5],
      ['alpacaeval2', 24.2],
      ['arena_hard', 25.5],
    ]);
  });

  it('has 54 main cells and 36 of prompt variants, all printed', () => {
    expect(result.cells.filter(({ variant }) => variant === null)).toHaveLength(54);
    expect(result.cells.filter(({ variant }) => variant !== null)).toHaveLength(36);
    expect(result.cells.every(({ status }) => status === 'printed')).toBe(true);
  });

  it('prints averages that stand beside the computed ones, 9 of 9 cells each', () => {
    const all = result.averages.filter(({ over }) => over === 'all');
    expect(all.map(({ n, of }) => [n, of])).toEqual(Array(6).fill([9, 9]));
    expect(all.map(({ computed, printed: beside }) => [computed?.toFixed(2), beside])).toEqual([
      ['29.56', 29.5],
      ['19.24', 19.2],
      ['23.58', 23.6],
      ['11.30', 11.3],
      ['14.13', 14.1],
      ['15.94', 15.9],
    ]);
    const first = result.averages.find(({ over }) => over === 'instance_generation');
    expect(first).toMatchObject({ n: 3, of: 3, printed: 46.8 });
    expect(first?.computed).toBeCloseTo(46.77, 2);
  });

  it("says the paper's own asymmetry, and finds its printed averages within rounding", () => {
    expect(result.checks.map(({ code, severity }) => [code, severity])).toEqual([['protocol-asymmetric', 'note']]);
  });
});
