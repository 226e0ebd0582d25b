import { describe, expect, it } from 'vitest';
import { conditionNumber, varianceInflation } from '../../../analysis/statistics/collinearity';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { dot } from '../../../analysis/statistics/matrix';
import { partialRegressions } from '../../../analysis/statistics/partialRegression';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { goldenRegression, names, x, y } from './goldenRegression';
import { expectEachNear, expectNear } from './near';

describe('variance inflation', () => {
  it.skipIf(golden === null).each(goldenSets)(`on $name (else ${sharedMissing})`, ({ X, vif }) => {
    expectEachNear(varianceInflation(X).map(Number), vif.with_const);
  });

  it('is infinite for a combination of others, and nothing for a constant', () => {
    const mixed = x.map(([a = 0, b = 0, c = 0]) => [a, b, c, a - 2 * b, 7]);
    const [first, second, third, fourth, constant] = varianceInflation(mixed);
    expect([first, second, fourth, constant]).toEqual([Infinity, Infinity, Infinity, null]);
    expectNear(Number(third), varianceInflation(x)[2]!, 1e-9);
  });
});

describe('the condition number', () => {
  it('is that of numpy', () => {
    expectNear(conditionNumber(x), goldenRegression.conditionNumber);
  });

  it('of orthogonal columns is 1', () => {
    expectNear(conditionNumber([[1], [-1]]), 1, 1e-14);
  });
});

describe('partial regressions', () => {
  it('have the slopes and the residuals of the whole', () => {
    const fit = leastSquares(x, y, names);
    partialRegressions(x, y, names).forEach((partial, j) => {
      const slope = dot(partial.x, partial.y) / dot(partial.x, partial.x);
      expectNear(slope, fit.coefficients[j + 1]!.estimate);
      expectEachNear(
        partial.y.map((value, i) => value - slope * partial.x[i]!),
        [...fit.residuals],
        1e-8,
      );
    });
  });
});
