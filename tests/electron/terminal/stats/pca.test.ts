/** `agora stats pca`. */
import { describe, expect, it } from 'vitest';
import { golden } from '../../../analysis/statistics/golden';
import { goldenRegression } from '../../../analysis/statistics/goldenRegression';
import { expectAllNear, expectNear } from '../../../analysis/statistics/near';
import { sharedMissing } from '../../../shared';
import { agora } from '../call';
import { components } from './calls';
import { groupedTable, longleyPredictors, predictors, tableFile } from './tables';

const { data } = goldenRegression;

describe('agora stats pca', () => {
  it('says what components mean to columns, rows and further variables, and how far they can be relied on', async () => {
    const file = groupedTable();
    const words = [file, '--x', predictors, '--supplementary', 'y', '--bootstrap', '200', '--parallel', '100'];
    const found = await components(...words, '--components', '2');
    for (const row of found.contributions)
      expectNear(
        row.reduce((sum, value) => sum + value, 0),
        100,
      );
    for (const row of found.rowSquaredCosines)
      expectNear(
        row.reduce((sum, value) => sum + value, 0),
        1,
      );
    expect(found.supplementary).toMatchObject([{ name: 'y', n: 52 }]);
    expect(found.lines).toEqual(data.y.map((_, i) => i + 2));
    expect(found.bootstrap).toMatchObject({ resamples: 200, components: 2, seed: 1 });
    found.bootstrap!.intervals.forEach((row) => {
      for (const { lo, hi } of row) expect(lo).toBeLessThanOrEqual(hi);
    });
    expect(found.parallel!.thresholds).toHaveLength(3);
    expect(await components(...words, '--components', '2')).toEqual(found);
    const { stdout } = await agora('stats', 'pca', ...words);
    for (const said of ['share by chance', 'found again', 'cos² cell', 'r y', 'Procrustes'])
      expect(stdout).toContain(said);
  });

  it('leaves rows with gaps out, or fills them, and says so with their number', async () => {
    const columns = { a: data.cell, b: data.generatorLevel, c: data.settingLevel, d: data.y };
    const holes = Object.entries(columns).map(([name, values], j): [string, (number | string)[]] => [
      name,
      values.map((value, i) => (i === 5 * j + 1 ? (j === 2 ? 'NA' : '') : value)),
    ]);
    const file = tableFile('missing.csv', Object.fromEntries(holes));
    const complete = await components(file);
    expect(complete).toMatchObject({ n: 48, missing: { how: 'complete', rowsWithGaps: 4, gaps: 4, imputed: 0 } });
    expect(complete.missing.warning).toContain('4 of 52 rows are left out');
    expect(complete.leftOut.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'a', ''],
      [8, 'b', ''],
      [13, 'c', 'NA'],
      [18, 'd', ''],
    ]);
    const filled = await components(file, '--missing', 'impute', '--components', '1');
    expect(filled).toMatchObject({
      n: 52,
      leftOut: [],
      missing: { how: 'impute', imputed: 4, components: 1, converged: true },
    });
    const { stderr } = await agora('stats', 'pca', file, '--missing', 'impute');
    expect(stderr).toContain('4 of 208 values (1.9 %) are missing and were made up from 2 components');
  });

  it('says which column it does not take for one of numbers', async () => {
    const file = tableFile('nearly.csv', {
      a: [1, 2, 4, 3],
      b: [2, 1, 3, 5],
      c: [1, 'oops', 3, 4],
      d: ['u', 'v', 'w', 'x'],
    });
    const { stderr, code } = await agora('stats', 'pca', file);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'nearly.csv:3: c holds "oops" and is not taken for a column of numbers. Correct the cell, or name the column in --x to leave the row out.\n',
    });
  });
});

describe.skipIf(golden === null)(`agora stats on Longley (else ${sharedMissing})`, () => {
  it('finds the components of scikit-learn, up to their signs', async () => {
    const { X, names, pca } = golden!.longley;
    const file = tableFile('longley-x.csv', { year: X.map(() => 'a word'), ...longleyPredictors() }, '\t');
    const found = await components(file);
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
