/** `agora stats` on tables: the keys and the figures are an interface. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectAllNear, expectEachNear, expectNear } from '../../analysis/statistics/near';
import { golden } from '../../analysis/statistics/golden';
import { goldenRegression } from '../../analysis/statistics/goldenRegression';
import { sharedMissing } from '../../shared';
import { agora, agoraJson } from './call';

let folder: string;
let grouped: string;
const { data, robust, skill, r } = goldenRegression;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-stats-'));
  grouped = join(folder, 'grouped.csv');
  await writeFile(grouped, csv(data));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function csv(columns: Record<string, readonly (string | number)[]>, separator = ','): string {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.map((_, i) => names.map((name) => String(columns[name]![i])).join(separator));
  return [names.join(separator), ...rows, ''].join('\n');
}

const numbers = z.array(z.number());
const coefficient = z.strictObject({
  name: z.string(),
  estimate: z.number(),
  se: z.number(),
  t: z.number().nullable(),
  p: z.number(),
  lo: z.number(),
  hi: z.number(),
});
const leftOut = z.array(z.strictObject({ line: z.int(), column: z.string(), value: z.string() }));
const wild = z.strictObject({
  null: z.string(),
  weights: z.enum(['rademacher', 'webb']),
  clusters: z.int(),
  arrangements: z.int(),
  enumerated: z.boolean(),
  t: z.number(),
  p: z.number(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
});
const regressDocument = z.strictObject({
  y: z.string(),
  group: z.string().nullable(),
  within: z.string().nullable(),
  n: z.int(),
  k: z.int(),
  errors: z.enum(['classical', 'hc3', 'cr1']),
  clusters: z.int().nullable(),
  coefficients: z.array(coefficient),
  r2: z.number(),
  adjustedR2: z.number(),
  f: z.number().nullable(),
  fP: z.number().nullable(),
  residualSe: z.number(),
  looR2: z.number().nullable(),
  leaveOneGroupOutR2: z.number().nullable(),
  vif: z.array(z.number().nullable()),
  conditionNumber: z.number().nullable(),
  digits: z.union([z.literal(16), z.literal(31)]),
  wildBootstrap: z.array(wild),
  assumed: z.array(z.string()),
  leftOut,
});
const pcaDocument = z.strictObject({
  n: z.int(),
  columns: z.array(z.string()),
  standardisation: z.literal('population'),
  constant: z.array(z.string()),
  explainedVariance: numbers,
  explainedVarianceRatio: numbers,
  loadings: z.array(numbers),
  scores: z.array(numbers),
  leftOut,
});

const predictors = 'cell,generatorLevel,settingLevel';

async function regress(...words: readonly string[]) {
  const { code, document } = await agoraJson('stats', 'regress', ...words);
  expect(code).toBe(0);
  return regressDocument.parse(document);
}

describe('agora stats regress', () => {
  it('gives the figures of statsmodels and scikit-learn', async () => {
    const fit = await regress(grouped, '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'hc3');
    expect(fit).toMatchObject({ n: 52, k: 3, group: 'generator', within: null, errors: 'hc3', leftOut: [] });
    expect(fit.coefficients.map(({ name }) => name)).toEqual(['intercept', ...predictors.split(',')]);
    expectEachNear(fit.coefficients.map(({ estimate }) => estimate), robust.estimates); // prettier-ignore
    expectEachNear(fit.coefficients.map(({ se }) => se), robust.hc3); // prettier-ignore
    expectNear(fit.looR2!, skill.row.r2);
    expectNear(fit.leaveOneGroupOutR2!, skill.generator.r2);
    expect(fit.vif).toHaveLength(3);
  });

  it('takes clusters, with the wild bootstrap beside', async () => {
    const fit = await regress(grouped, '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster');
    expect(fit).toMatchObject({ errors: 'cr1', clusters: 6 });
    expectEachNear(fit.coefficients.map(({ se }) => se), robust.cr1.se); // prettier-ignore
    expectEachNear(fit.coefficients.map(({ p }) => p), robust.cr1.p); // prettier-ignore
    expect(fit.wildBootstrap.map((test) => test.weights)).toEqual(['webb', 'webb', 'webb']);
  });

  it('looks inside settings', async () => {
    const words = [grouped, '--y', 'y', '--x', predictors, '--within', 'setting'];
    const fit = await regress(...words);
    expect(fit.coefficients.map(({ name }) => name)).toEqual(predictors.split(','));
    expectEachNear(fit.coefficients.map(({ estimate }) => estimate), r.within.estimates); // prettier-ignore
    expectEachNear(fit.coefficients.map(({ se }) => se), r.within.se); // prettier-ignore
    const clustered = await regress(...words, '--group', 'generator', '--robust', 'cluster');
    expectEachNear(clustered.coefficients.map(({ se }) => se), r.within.cr1); // prettier-ignore
  });

  it('leaves out rows without a number, and names them', async () => {
    const file = join(folder, 'gaps.csv');
    const gaps = csv({ a: [1, 2, '', 4, 5, 6], b: [2, 1, 4, 'x', 7, 5], c: ['u', 'u', 'v', 'v', 'w', ''] }, ';');
    await writeFile(file, gaps);
    const fit = await regress(file, '--y', 'a', '--x', 'b');
    expect(fit.leftOut).toEqual([{ line: 4, column: 'a', value: '' }, { line: 5, column: 'b', value: 'x' }]); // prettier-ignore
    expect(fit.n).toBe(4);
    const { stdout } = await agora('stats', 'regress', file, '--y', 'a', '--x', 'b', '--group', 'c');
    expect(stdout).toContain('3 rows are left out: line 4 holds nothing in a.');
  });

  it('prints the same for people', async () => {
    const { code, stdout, stderr } = await agora(
      'stats', 'regress', grouped, '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster',
    ); // prettier-ignore
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^intercept +-?\d/m);
    expect(stdout).toContain('wild p');
    expect(stdout).toContain('Assumed: Errors are independent between groups');
  });
});

describe.skipIf(golden === null)(`agora stats on Longley (else ${sharedMissing})`, () => {
  it('regresses as statsmodels does', async () => {
    const { X, y, names, ols, vif } = golden!.longley;
    const file = join(folder, 'longley.csv');
    await writeFile(file, csv({ ...Object.fromEntries(names.map((name, j) => [name, X.map((row) => row[j]!)])), y }));
    const fit = await regress(file, '--y', 'y', '--x', names.join(','));
    expectEachNear(fit.coefficients.map(({ estimate }) => estimate), ols.coef); // prettier-ignore
    expectEachNear(
      [fit.r2, fit.adjustedR2, fit.f!, fit.fP!, fit.residualSe],
      [ols.r2, ols.r2adj, ols.F, ols.Fp, ols.rse],
    );
    expectEachNear(fit.vif.map(Number), vif.with_const);
    expectNear(fit.looR2!, ols.loo_r2);
  });

  it('finds the components of scikit-learn, up to their signs', async () => {
    const { X, names, pca } = golden!.longley;
    const file = join(folder, 'longley-x.csv');
    const columns = Object.fromEntries(names.map((name, j) => [name, X.map((row) => row[j]!)]));
    await writeFile(file, csv({ year: X.map(() => 'a word'), ...columns }, '\t'));
    const { code, document } = await agoraJson('stats', 'pca', file);
    expect(code).toBe(0);
    const found = pcaDocument.parse(document);
    expect(found.columns).toEqual(names);
    expectAllNear(found.explainedVariance, pca.ddof0.eigenvalues);
    expectAllNear(found.explainedVarianceRatio, pca.ddof0.ratio);
    found.loadings.forEach((component, at) =>
      expectAllNear(component.map(Math.abs), pca.ddof0.components[at]!.map(Math.abs), 1e-8),
    );
    found.scores.forEach((row, i) => expectAllNear(row.map(Math.abs), pca.ddof0.scores[i]!.map(Math.abs), 1e-8));
    expect((await agora('stats', 'pca', file)).stdout).toContain('PC1');
  });
});

const related = z.strictObject({
  coefficient: z.number(),
  n: z.int(),
  p: z.number(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  method: z.enum(['pearson', 'spearman', 'kendall', 'partial']),
  reference: z.enum(['t', 'exact', 'normal']),
  holm: z.number(),
  benjaminiHochberg: z.number(),
});
const correlateDocument = z.strictObject({
  n: z.int(),
  columns: z.array(z.string()),
  within: z.string().nullable(),
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      pearson: related.nullable(),
      spearman: related.nullable(),
      kendall: related.nullable(),
      within: related.nullable().optional(),
    }),
  ),
  leftOut,
});

describe('agora stats correlate', () => {
  const correlate = async (...words: readonly string[]) => {
    const { code, document } = await agoraJson('stats', 'correlate', ...words);
    expect(code).toBe(0);
    return correlateDocument.parse(document);
  };

  it('relates all pairs of columns of numbers, or those with one', async () => {
    const all = await correlate(grouped);
    expect(all.columns).toEqual([...predictors.split(','), 'y']);
    expect(all.pairs).toHaveLength(6);
    const withY = await correlate(grouped, '--y', 'y', '--x', 'cell,generatorLevel');
    expect(withY.pairs.map(({ a, b }) => [a, b])).toEqual([['cell', 'y'], ['generatorLevel', 'y']]); // prettier-ignore
    const of = (document: typeof all) => document.pairs.find(({ a, b }) => a === 'cell' && b === 'y')!.pearson!;
    expect(of(withY).coefficient).toBe(of(all).coefficient);
    // Corrected over two tests here and over six there.
    expect(of(withY).holm).toBeLessThan(of(all).holm);
  });

  it('looks inside settings, where a relation of whole settings is gone', async () => {
    const { pairs } = await correlate(grouped, '--y', 'y', '--x', predictors, '--within', 'setting');
    const setting = pairs.find(({ a }) => a === 'settingLevel')!;
    expect(setting.pearson!.coefficient).toBeGreaterThan(0.5);
    expect(Math.abs(setting.within!.coefficient)).toBeLessThan(0.3);
    expect(setting.within!.method).toBe('partial');
  });

  it.skipIf(golden === null)(`is scipy on Longley (else ${sharedMissing})`, async () => {
    const { X, y, names, corr } = golden!.longley;
    const file = join(folder, 'longley-correlate.csv');
    await writeFile(file, csv({ ...Object.fromEntries(names.map((name, j) => [name, X.map((row) => row[j]!)])), y }));
    const { pairs } = await correlate(file, '--y', 'y');
    pairs.forEach(({ pearson }, j) => {
      expectNear(pearson!.coefficient, corr[j]!.pearson[0]!);
      expectNear(pearson!.p, corr[j]!.pearson[1]!);
    });
  });

  it('has null for a column that does not vary, and prints the rest', async () => {
    const file = join(folder, 'constant.csv');
    await writeFile(file, csv({ a: [1, 2, 3, 4], b: [2, 1, 4, 3], c: [5, 5, 5, 5] }));
    const { pairs } = await correlate(file);
    expect(pairs.map(({ pearson }) => pearson === null)).toEqual([false, true, true]);
    expect((await agora('stats', 'correlate', file)).stdout).toMatch(/^a, b +0\.60/m);
  });
});

describe('agora stats says what is wrong', () => {
  it.each([
    ['an unknown column', ['regress', '--y', 'nothing', '--x', 'cell'], 'no column called "nothing"'],
    ['no outcome', ['regress', '--x', 'cell'], 'needs --y'],
    ['a column twice', ['regress', '--y', 'y', '--x', 'cell,cell'], 'names cell twice'],
    ['the outcome among the predictors', ['regress', '--y', 'y', '--x', 'cell,y'], 'cannot explain itself'],
    ['clusters without a column', ['regress', '--y', 'y', '--x', 'cell', '--robust', 'cluster'], 'needs --group'],
    ['unknown errors', ['regress', '--y', 'y', '--x', 'cell', '--robust', 'hc9'], 'hc3 or cluster'],
    ['a column of words', ['regress', '--y', 'y', '--x', 'generator'], 'No row has a number'],
    ['options that mean nothing', ['pca', '--y', 'y'], 'takes no --y'],
    ['one component', ['pca', '--x', 'cell'], 'at least two columns'],
    ['one column', ['correlate', '--x', 'cell'], 'two columns of numbers'],
    ['another word', ['median'], 'not "median"'],
  ])('%s', async (_, [command = '', ...options], message) => {
    const { code, stderr, stdout } = await agora('stats', command, grouped, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });

  it('of predictors that repeat each other', async () => {
    const file = join(folder, 'twice.csv');
    await writeFile(file, csv({ y: data.y, a: data.cell, b: data.cell.map((value) => 2 * value) }));
    const { code, stderr } = await agora('stats', 'regress', file, '--y', 'y', '--x', 'a,b');
    expect(code).toBe(2);
    expect(stderr).toContain('combinations of those before them: b');
  });

  it('of files that are not there or no table', async () => {
    const empty = join(folder, 'empty.csv');
    await writeFile(empty, '');
    for (const file of [join(folder, 'absent.csv'), folder, empty]) {
      const { code, document } = await agoraJson('stats', 'pca', file);
      expect(code).toBe(3);
      expect(document).toMatchObject({ problems: [{ severity: 'fault' }] });
    }
  });
});
