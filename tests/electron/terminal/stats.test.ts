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
  se: z.number().nullable(),
  t: z.number().nullable(),
  p: z.number().nullable(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
});
const bounds = { lo: z.number(), hi: z.number() };
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
  estimator: z.enum(['ols', 'huber', 'theil-sen', 'ridge', 'lasso', 'pls']),
  n: z.int(),
  k: z.int(),
  errors: z.enum(['classical', 'hc3', 'cr1', 'cr2']).nullable(),
  clusters: z.int().nullable(),
  coefficients: z.array(coefficient),
  standardised: numbers.nullable(),
  penalty: z.number().nullable(),
  components: z.int().nullable(),
  tuningChosen: z.boolean().nullable(),
  r2: z.number(),
  adjustedR2: z.number().nullable(),
  f: z.number().nullable(),
  fP: z.number().nullable(),
  residualSe: z.number().nullable(),
  looR2: z.number().nullable(),
  leaveOneGroupOutR2: z.number().nullable(),
  vif: z.array(z.number().nullable()),
  conditionNumber: z.number().nullable(),
  digits: z.union([z.literal(16), z.literal(31)]),
  wildBootstrap: z.array(wild),
  bootstrap: z
    .strictObject({
      unit: z.enum(['row', 'group']),
      units: z.int(),
      resamples: z.int(),
      unusable: z.int(),
      seed: z.int(),
      intervals: z.array(z.strictObject({ name: z.string(), ...bounds })),
    })
    .nullable(),
  partialRegressions: z.array(z.strictObject({ name: z.string(), x: numbers, y: numbers })),
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
  lines: z.array(z.int()),
  contributions: z.array(numbers),
  squaredCosines: z.array(numbers),
  rowContributions: z.array(numbers),
  rowSquaredCosines: z.array(numbers),
  supplementary: z.array(
    z.strictObject({ name: z.string(), n: z.int(), correlations: z.array(z.number().nullable()) }),
  ),
  bootstrap: z
    .strictObject({
      resamples: z.int(),
      seed: z.int(),
      components: z.int(),
      intervals: z.array(z.array(z.strictObject(bounds))),
      foundAgain: numbers,
    })
    .nullable(),
  parallel: z.strictObject({ draws: z.int(), seed: z.int(), thresholds: numbers, components: z.int() }).nullable(),
  missing: z.strictObject({
    how: z.enum(['complete', 'impute']),
    rows: z.int(),
    rowsWithGaps: z.int(),
    gaps: z.int(),
    imputed: z.int(),
    components: z.int().nullable(),
    iterations: z.int(),
    converged: z.boolean(),
    warning: z.string().nullable(),
  }),
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
    expectEachNear(fit.coefficients.map(({ se }) => se!), robust.hc3); // prettier-ignore
    expectNear(fit.looR2!, skill.row.r2);
    expectNear(fit.leaveOneGroupOutR2!, skill.generator.r2);
    expect(fit.vif).toHaveLength(3);
  });

  it('takes clusters, with the wild bootstrap beside', async () => {
    const fit = await regress(grouped, '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster');
    expect(fit).toMatchObject({ errors: 'cr1', clusters: 6 });
    expectEachNear(fit.coefficients.map(({ se }) => se!), robust.cr1.se); // prettier-ignore
    expectEachNear(fit.coefficients.map(({ p }) => p!), robust.cr1.p); // prettier-ignore
    expect(fit.wildBootstrap.map((test) => test.weights)).toEqual(['webb', 'webb', 'webb']);
  });

  it('takes the correction of Bell and McCaffrey', async () => {
    const words = [grouped, '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster'];
    const fit = await regress(...words, '--correction', 'cr2');
    expect(fit).toMatchObject({ errors: 'cr2', clusters: 6 });
    expectEachNear(fit.coefficients.map(({ se }) => se!), r.cr2.se); // prettier-ignore
    expectEachNear(fit.coefficients.map(({ p }) => p!), r.cr2.p, 1e-8); // prettier-ignore
  });

  it('has the data of partial regressions, whose slopes are the coefficients', async () => {
    for (const within of [[], ['--within', 'setting']]) {
      const fit = await regress(grouped, '--y', 'y', '--x', predictors, ...within);
      expect(fit.partialRegressions.map(({ name }) => name)).toEqual(predictors.split(','));
      const sum = (a: readonly number[], b: readonly number[]) => a.reduce((total, value, i) => total + value * b[i]!, 0); // prettier-ignore
      const slopes = fit.partialRegressions.map(({ x, y }) => sum(x, y) / sum(x, x));
      expectEachNear(slopes, fit.coefficients.slice(-3).map(({ estimate }) => estimate), 1e-8); // prettier-ignore
    }
  });

  it('resamples rows, or whole groups, and repeats with the seed', async () => {
    const words = [grouped, '--y', 'y', '--x', predictors, '--bootstrap', '400'];
    const [rows, again, other] = await Promise.all([
      regress(...words),
      regress(...words, '--seed', '1'),
      regress(...words, '--seed', '2'),
    ]);
    expect(rows.bootstrap).toMatchObject({ unit: 'row', units: 52, seed: 1 });
    expect(again.bootstrap).toEqual(rows.bootstrap);
    expect(other.bootstrap!.intervals).not.toEqual(rows.bootstrap!.intervals);
    rows.bootstrap!.intervals.forEach(({ name, lo, hi }, j) => {
      const { estimate, se } = rows.coefficients[j]!;
      expect(name).toBe(rows.coefficients[j]!.name);
      expect(Math.abs((hi - lo) / (2 * 1.96 * se!) - 1)).toBeLessThan(0.5);
      expect(lo < estimate && estimate < hi).toBe(true);
    });
    const groups = await regress(...words, '--group', 'generator');
    expect(groups.bootstrap).toMatchObject({ unit: 'group', units: 6 });
  });

  it('draws lines that outliers do not pull', async () => {
    const file = join(folder, 'outlier.csv');
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const y = x.map((value, i) => 2 * value + 1 + (i % 3) / 10);
    await writeFile(file, csv({ x, y: y.with(11, 300) }));
    const [ols, huber, theilSen] = await Promise.all(
      ['ols', 'huber', 'theil-sen'].map((name) => regress(file, '--y', 'y', '--x', 'x', '--estimator', name)),
    );
    expect(ols!.coefficients[1]!.estimate).toBeGreaterThan(8);
    for (const fit of [huber!, theilSen!]) {
      expect(fit.coefficients[1]!.estimate).toBeCloseTo(2, 1);
      expect(fit).toMatchObject({ adjustedR2: null, f: null, standardised: null, tuningChosen: null });
    }
    expect(theilSen!.coefficients[1]).toMatchObject({ se: null, t: null });
    expect(theilSen!.coefficients[1]!.p).toBeLessThan(0.001);
    expect(huber!.coefficients[1]!.se).toBeGreaterThan(0);
  });

  it('chooses how much to shrink without the rows it is judged on, and repeats itself', async () => {
    for (const name of ['ridge', 'lasso', 'pls']) {
      const words = [grouped, '--y', 'y', '--x', predictors, '--group', 'generator', '--estimator', name];
      const fit = await regress(...words);
      expect(fit).toMatchObject({ estimator: name, tuningChosen: true, adjustedR2: null, errors: null });
      expect((name === 'pls' ? fit.components : fit.penalty)!).toBeGreaterThan(0);
      expect(fit.looR2).toBeLessThan(fit.r2);
      expect(fit.leaveOneGroupOutR2).toBeLessThan(fit.r2);
      expect(await regress(...words)).toEqual(fit);
      const { stdout } = await agora('stats', 'regress', ...words);
      expect(stdout).toContain('chosen by cross-validation');
      expect(stdout).toContain('Assumed: How much to shrink was chosen on groups left out whole');
    }
  });

  it('looks inside settings', async () => {
    const words = [grouped, '--y', 'y', '--x', predictors, '--within', 'setting'];
    const fit = await regress(...words);
    expect(fit.coefficients.map(({ name }) => name)).toEqual(predictors.split(','));
    expectEachNear(fit.coefficients.map(({ estimate }) => estimate), r.within.estimates); // prettier-ignore
    expectEachNear(fit.coefficients.map(({ se }) => se!), r.within.se); // prettier-ignore
    const clustered = await regress(...words, '--group', 'generator', '--robust', 'cluster');
    expectEachNear(clustered.coefficients.map(({ se }) => se!), r.within.cr1); // prettier-ignore
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
      [fit.r2, fit.adjustedR2!, fit.f!, fit.fP!, fit.residualSe!],
      [ols.r2, ols.r2adj, ols.F, ols.Fp, ols.rse],
    );
    expectEachNear(fit.vif.map(Number), vif.with_const);
    expectNear(fit.looR2!, ols.loo_r2);
  });

  it.each([
    ['ridge', '--penalty', '1', 'ridge_z_ddof0', '1.0', 1e-8],
    ['lasso', '--penalty', '0.1', 'ridge_z_ddof0', 'lasso_0.1', 1e-6],
  ] as const)('shrinks as scikit-learn does: %s', async (estimator, option, value, set, key, tolerance) => {
    const { X, y, names, [set]: expected } = golden!.longley;
    const file = join(folder, `longley-${estimator}.csv`);
    await writeFile(file, csv({ ...Object.fromEntries(names.map((name, j) => [name, X.map((row) => row[j]!)])), y }));
    const fit = await regress(file, '--y', 'y', '--x', names.join(','), '--estimator', estimator, option, value);
    expectEachNear(fit.standardised!, expected[key].coef, tolerance);
    expect(fit).toMatchObject({ penalty: Number(value), tuningChosen: false });
    // In the units of the predictors, the same predictions.
    const [intercept = NaN, ...slopes] = fit.coefficients.map(({ estimate }) => estimate);
    const total = X.reduce((sum, row) => sum + row.reduce((s, v, j) => s + v * slopes[j]!, intercept), 0);
    expectNear(total, y.reduce((sum, v) => sum + v, 0), 1e-9); // prettier-ignore
  });

  it('predicts with PLS as scikit-learn does', async () => {
    const { X, y, names, pls2 } = golden!.longley;
    const file = join(folder, 'longley-pls.csv');
    await writeFile(file, csv({ ...Object.fromEntries(names.map((name, j) => [name, X.map((row) => row[j]!)])), y }));
    const fit = await regress(file, '--y', 'y', '--x', names.join(','), '--estimator', 'pls', '--components', '2');
    expect(fit).toMatchObject({ components: 2, penalty: null, tuningChosen: false });
    const [intercept = NaN, ...slopes] = fit.coefficients.map(({ estimate }) => estimate);
    expectEachNear(X.map((row) => row.reduce((s, v, j) => s + v * slopes[j]!, intercept)), pls2.scale.pred, 1e-8); // prettier-ignore
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

describe('agora stats pca', () => {
  const components = async (...words: readonly string[]) => {
    const { code, document } = await agoraJson('stats', 'pca', ...words);
    expect(code).toBe(0);
    return pcaDocument.parse(document);
  };

  it('says what components mean to columns, rows and further variables, and how far they can be relied on', async () => {
    const words = [grouped, '--x', predictors, '--supplementary', 'y', '--bootstrap', '200', '--parallel', '100'];
    const found = await components(...words, '--components', '2');
    for (const row of found.contributions) expectNear(row.reduce((sum, value) => sum + value, 0), 100); // prettier-ignore
    for (const row of found.rowSquaredCosines) expectNear(row.reduce((sum, value) => sum + value, 0), 1); // prettier-ignore
    expect(found.supplementary).toMatchObject([{ name: 'y', n: 52 }]);
    expect(found.lines).toEqual(data.y.map((_, i) => i + 2));
    expect(found.bootstrap).toMatchObject({ resamples: 200, components: 2, seed: 1 });
    found.bootstrap!.intervals.forEach((row) => {
      for (const { lo, hi } of row) expect(lo).toBeLessThanOrEqual(hi);
    });
    expect(found.parallel!.thresholds).toHaveLength(3);
    expect(await components(...words, '--components', '2')).toEqual(found);
    const { stdout } = await agora('stats', 'pca', ...words);
    for (const said of ['share by chance', 'found again', 'cos² cell', 'r y', 'Procrustes']) expect(stdout).toContain(said); // prettier-ignore
  });

  it('leaves rows with gaps out, or fills them, and says so with their number', async () => {
    const file = join(folder, 'missing.csv');
    const columns = { a: data.cell, b: data.generatorLevel, c: data.settingLevel, d: data.y };
    const holes = Object.entries(columns).map(([name, values], j): [string, (number | string)[]] => [
      name,
      values.map((value, i) => (i === 5 * j + 1 ? (j === 2 ? 'NA' : '') : value)),
    ]);
    await writeFile(file, csv(Object.fromEntries(holes)));
    const complete = await components(file);
    expect(complete).toMatchObject({ n: 48, missing: { how: 'complete', rowsWithGaps: 4, gaps: 4, imputed: 0 } });
    expect(complete.missing.warning).toContain('4 of 52 rows are left out');
    expect(complete.leftOut.map(({ line, column, value }) => [line, column, value])).toEqual([[3, 'a', ''], [8, 'b', ''], [13, 'c', 'NA'], [18, 'd', '']]); // prettier-ignore
    const filled = await components(file, '--missing', 'impute', '--components', '1');
    expect(filled).toMatchObject({ n: 52, leftOut: [], missing: { how: 'impute', imputed: 4, components: 1, converged: true } }); // prettier-ignore
    const { stderr } = await agora('stats', 'pca', file, '--missing', 'impute');
    expect(stderr).toContain('4 of 208 values (1.9 %) are missing and were made up from 2 components');
  });

  it('says which column it does not take for one of numbers', async () => {
    const file = join(folder, 'nearly.csv');
    await writeFile(file, csv({ a: [1, 2, 4, 3], b: [2, 1, 3, 5], c: [1, 'oops', 3, 4], d: ['u', 'v', 'w', 'x'] }));
    const { stderr, code } = await agora('stats', 'pca', file);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'nearly.csv:3: c holds "oops" and is not taken for a column of numbers. Correct the cell, or name the column in --x to leave the row out.\n',
    });
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
  held: z.array(z.string()),
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      pearson: related.nullable(),
      spearman: related.nullable(),
      kendall: related.nullable(),
      within: related.nullable().optional(),
      partial: related.nullable().optional(),
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

  it('holds other columns fixed: what is left is the t of the regression on all of them', async () => {
    const words = ['--y', 'y', '--x', 'cell', '--partial', 'generatorLevel,settingLevel'];
    const { pairs, held } = await correlate(grouped, ...words);
    expect(held).toEqual(['generatorLevel', 'settingLevel']);
    const { coefficients } = await regress(grouped, '--y', 'y', '--x', predictors);
    const { t, p } = coefficients.find(({ name }) => name === 'cell')!;
    expectNear(pairs[0]!.partial!.p, p!, 1e-9);
    expectNear(pairs[0]!.partial!.coefficient, t! / Math.sqrt(t! ** 2 + 48), 1e-9);
    expect((await agora('stats', 'correlate', grouped, ...words)).stdout).toContain(
      'generatorLevel, settingLevel held fixed',
    );
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
    [
      'a correction of nothing',
      ['regress', '--y', 'y', '--x', 'cell', '--correction', 'cr2'],
      'goes with --robust cluster',
    ],
    [
      'an unknown estimator',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'lad'],
      'ridge, lasso or pls, not "lad"',
    ],
    [
      'a penalty of components',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'pls', '--penalty', '1'],
      'goes with --estimator ridge or lasso',
    ],
    [
      'two predictors of one line',
      ['regress', '--y', 'y', '--x', 'cell,generatorLevel', '--estimator', 'theil-sen'],
      'has one predictor, not 2',
    ],
    [
      'errors of a shrunk fit',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'ridge', '--robust', 'hc3'],
      '--robust goes with --estimator ols',
    ],
    [
      'a penalty that is none',
      ['regress', '--y', 'y', '--x', 'cell', '--estimator', 'ridge', '--penalty', '0'],
      'above 0, not "0"',
    ],
    ['too few resamples', ['pca', '--x', predictors, '--bootstrap', '9'], 'whole number from 100 to 100000, not "9"'],
    ['another way with gaps', ['pca', '--x', predictors, '--missing', 'guess'], 'complete or impute, not "guess"'],
    ['a column on both sides', ['correlate', '--x', 'cell,y', '--partial', 'y'], 'cannot be held fixed and correlated'],
  ])('%s', async (_, [command = '', ...options], message) => {
    const { code, stderr, stdout } = await agora('stats', command, grouped, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });

  it('of a cell, with file, line, column and value', async () => {
    const file = join(folder, 'cells.csv');
    await writeFile(file, csv({ a: [1, 2, 3, '1e200', 5], b: [2, 1, 4, 3, 5], c: ['x', 'x', 'y', 'y', 'y'] }));
    const huge = await agora('stats', 'regress', file, '--y', 'b', '--x', 'a');
    expect(huge).toMatchObject({ code: 2, stdout: '' });
    expect(huge.stderr).toContain('cells.csv:5: a holds 1e200, whose square is no number. Give a in a larger unit');
    const words = await agora('stats', 'regress', file, '--y', 'b', '--x', 'c');
    expect(words.stderr).toContain('cells.csv: No row has a number in each of b, c. Line 2 holds "x" in c. Name columns of numbers'); // prettier-ignore
    await writeFile(file, 'a,b\n1,2\n3\n4,5,6\n7,9\n');
    const ragged = await agora('stats', 'correlate', file);
    expect(ragged.stderr).toContain('cells.csv:3: fault ragged-row: The row has 1 cells and the header 2');
    await writeFile(file, 'a,b\n');
    expect((await agora('stats', 'pca', file, '--x', 'a,b')).stderr).toContain('has a header and no rows');
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
