import { describe, expect, it } from 'vitest';
import { influence } from '../../../analysis/statistics/influence';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { goldenRegression, names, x, y } from './goldenRegression';
import { expectAllNear, expectEachNear } from './near';

const rows = influence(x, leastSquares(x, y, names));

describe('influence of rows', () => {
  it('is what statsmodels finds', () => {
    const expected = goldenRegression.influence;
    expectEachNear(
      rows.map((row) => row.leverage),
      expected.leverage,
    );
    expectEachNear(
      rows.map((row) => row.cooksDistance),
      expected.cooksDistance,
      1e-8,
    );
    expectEachNear(
      rows.map((row) => row.studentised),
      expected.internal,
    );
    expectEachNear(
      rows.map((row) => row.externallyStudentised),
      expected.external,
    );
    rows.forEach((row, i) => expectAllNear(row.dfbetas, expected.dfbetas[i]!));
  });

  it.skipIf(golden === null).each(goldenSets)(`on $name (else ${sharedMissing})`, ({ X, y, names, ols }) => {
    const distances = influence(X, leastSquares(X, y, names)).map((row) => row.cooksDistance);
    expectAllNear(distances, ols.cooks);
  });

  it('is what leaving the row out does', () => {
    const all = leastSquares(x, y, names);
    const i = 18;
    const less = leastSquares(x.toSpliced(i, 1), y.toSpliced(i, 1), names);
    const shifts = all.coefficients.map(({ estimate }, j) => estimate - less.coefficients[j]!.estimate);
    const scaled = shifts.map(
      (shift, j) => shift / (less.residualDeviation * Math.sqrt(all.unscaledCovariance[j]![j]!)),
    );
    expectEachNear(rows[i]!.dfbetas, scaled);
    expect(Math.max(...rows.map((row) => row.cooksDistance))).toBe(rows[i]!.cooksDistance);
  });
});
