import { describe, expect, it } from 'vitest';
import { groupSlopes, isFitted, type NoFit, type SlopeFit } from '../../../analysis/statistics/groupSlopes';
import { generators, goldenRegression, names, settings, x, y } from './goldenRegression';
import { expectEachNear } from './near';

function fitted(fit: SlopeFit | NoFit): SlopeFit {
  if (!isFitted(fit)) throw new Error(fit.reason);
  return fit;
}
const column = (fit: SlopeFit | NoFit, key: 'estimate' | 'standardError' | 'p') =>
  fitted(fit).slopes.map((slope) => slope[key]);

describe('slopes of grouped rows', () => {
  const slopes = groupSlopes(x, y, names, settings, null);

  it.each(['within', 'between'] as const)('%s groups are those of R', (way) => {
    const expected = goldenRegression.r[way];
    expectEachNear(column(slopes[way], 'estimate'), expected.estimates);
    expectEachNear(column(slopes[way], 'standardError'), expected.se);
    expectEachNear(column(slopes[way], 'p'), expected.p, 1e-8);
  });

  it('pooled are those of plain least squares', () => {
    expectEachNear(column(slopes.pooled, 'estimate'), goldenRegression.robust.estimates.slice(1));
  });

  it('have CR1 standard errors where clusters are named', () => {
    const { pooled, within, between } = groupSlopes(x, y, names, settings, generators);
    expectEachNear(column(within, 'standardError'), goldenRegression.r.within.cr1);
    expectEachNear(column(pooled, 'standardError'), goldenRegression.robust.cr1.se.slice(1));
    expect([pooled, within, between].map((fit) => fitted(fit).errors)).toEqual(['cr1', 'cr1', 'classical']);
  });

  it('that point in opposite directions are named', () => {
    const groups = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'd', 'd', 'd'];
    const noise = [0.1, -0.2, 0.1, 0, 0.1, -0.1, 0.2, -0.1, -0.1, 0, 0.1, -0.1];
    const within = [-1, 0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1];
    const between = [0, 0, 0, 10, 10, 10, 20, 20, 20, 30, 30, 31];
    const rows = between.map((value, i) => [value + within[i]!]);
    const outcome = between.map((value, i) => value - 2 * within[i]! + noise[i]!);
    const { disagreements } = groupSlopes(rows, outcome, ['x'], groups, null);
    expect(disagreements).toEqual([expect.objectContaining({ name: 'x', differ: 'sign', beyondNoise: true })]);
    expect(disagreements[0]!.within).toBeLessThan(-1);
    expect(disagreements[0]!.between).toBeGreaterThan(0.9);
  });

  it('leave out what is constant within every group, and say why nothing is fitted', () => {
    const constant = settings.map((setting) => Number(setting.slice(1)) ** 2);
    const wider = x.map((row, i) => [...row, constant[i]!]);
    const { within } = groupSlopes(wider, y, [...names, 'constant'], settings, null);
    expect(fitted(within).leftOut).toEqual(['constant']);
    expectEachNear(column(within, 'estimate'), goldenRegression.r.within.estimates, 1e-9);
    const only = groupSlopes(
      constant.map((value) => [value]),
      y,
      ['constant'],
      settings,
      null,
    );
    expect(only.within).toEqual({ reason: 'No predictor varies here.' });
    expect(groupSlopes(x.slice(0, 8), y.slice(0, 8), names, settings.slice(0, 8), null).within).toHaveProperty(
      'reason',
    );
  });
});
