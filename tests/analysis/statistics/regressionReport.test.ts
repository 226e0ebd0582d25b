import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOneOut, outOfSampleR2, type Learner } from '../../../analysis/statistics/crossValidate';
import { withinGroups } from '../../../analysis/statistics/fixedEffects';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { regressionReport, type RegressionRequest } from '../../../analysis/statistics/regressionReport';
import { generators, goldenRegression, names, settings, x, y } from './goldenRegression';
import { expectEachNear, expectNear } from './near';

const plain: RegressionRequest = { x, y, names, groups: null, within: null, errors: 'classical' };
const { robust, skill, r } = goldenRegression;

describe('a report on a regression', () => {
  it('of independent rows is plain least squares, and how well it predicts', () => {
    const report = regressionReport({ ...plain, groups: generators });
    const fit = leastSquares(x, y, names);
    expect(report.coefficients).toEqual(fit.coefficients);
    expectEachNear(
      [report.r2, report.adjustedR2, report.f!, report.fP!, report.residualSe],
      [fit.r2, fit.adjustedR2, fit.f, fit.fP, fit.residualDeviation],
      1e-9,
    );
    expectNear(report.looR2!, skill.row.r2);
    expectNear(report.leaveOneGroupOutR2!, skill.generator.r2);
    expect(report.wildBootstrap).toEqual([]);
    expect(report.assumed).toContain('Errors are independent between rows, normal, and of one variance.');
  });

  it('of clusters has their standard errors, their joint test and the wild bootstrap', () => {
    const report = regressionReport({ ...plain, groups: generators, errors: 'cr1' });
    expectEachNear(
      report.coefficients.map((c) => c.standardError),
      robust.cr1.se,
    );
    expectNear(report.f!, r.cr1Wald.f, 1e-8);
    expectNear(report.fP!, r.cr1Wald.p, 1e-8);
    expect(report.clusters).toBe(6);
    expect(report.wildBootstrap.map(({ null: named }) => named.split(' is ')[0])).toEqual(
      names.map((name) => `The coefficient of ${name}`),
    );
  });

  it('has no joint test of as many slopes as clusters leave', () => {
    const three = generators.map((generator) => (generator < 'g3' ? 'a' : generator < 'g5' ? 'b' : 'c'));
    expect(regressionReport({ ...plain, groups: three, errors: 'cr1' })).toMatchObject({ f: null, fP: null });
  });

  it('within groups has their slopes and what is explained inside them', () => {
    const report = regressionReport({ ...plain, within: settings });
    expect(report.coefficients.map(({ name }) => name)).toEqual(names);
    expectEachNear(
      report.coefficients.map((c) => c.estimate),
      r.within.estimates,
    );
    expectEachNear(
      report.coefficients.map((c) => c.standardError),
      r.within.se,
    );
    expectEachNear([report.r2, report.f!, report.residualSe], [r.withinFit.r2, r.withinFit.f, r.withinFit.sigma]);
    expectNear(report.looR2!, r.withinFit.looR2);
    const clustered = regressionReport({ ...plain, within: settings, groups: generators, errors: 'cr1' });
    expectEachNear(
      clustered.coefficients.map((c) => c.standardError),
      r.within.cr1,
    );
    expect(clustered.leaveOneGroupOutR2).toBeLessThan(1);
  });

  it('predicts a setting that was left out whole from the means of the others', () => {
    const report = regressionReport({ ...plain, within: settings, groups: settings });
    expect(report.leaveOneGroupOutR2).toBeLessThan(report.looR2!);
    expect(Number.isFinite(report.leaveOneGroupOutR2)).toBe(true);
  });
});

describe('rows left out one by one', () => {
  const refitted = (rows: RegressionRequest) => {
    // Within groups: the only row of its group is predicted from the means over the others.
    const order = [...new Set(rows.within ?? [])];
    const labelled = rows.within === null ? rows.x : rows.x.map((row, i) => [order.indexOf(rows.within![i]!), ...row]);
    const plain: Learner = (shown, seen) => {
      const fit = leastSquares(shown, seen, names);
      return (further) =>
        further.map((row) => [1, ...row].reduce((sum, v, j) => sum + v * fit.coefficients[j]!.estimate, 0));
    };
    return outOfSampleR2(labelled, rows.y, leaveOneOut(rows.y.length), rows.within === null ? plain : withinGroups);
  };

  it('are predicted as if all were fitted anew', () => {
    for (const within of [null, settings, settings.map((label, i) => (i === 7 ? 'a group of its own' : label))]) {
      const request = { ...plain, within };
      expectNear(regressionReport(request).looR2!, refitted(request), 1e-9);
    }
  });
});

describe('a report on columns that are nearly dependent', () => {
  it('is solved with 31 digits', () => {
    const close = x.map((row, i) => [...row, row[0]! + 1e-9 * ((i * i) % 7)]);
    const request = { ...plain, x: close, names: [...names, 'close'] };
    const report = regressionReport(request);
    expect(report.digits).toBe(31);
    expect(report.conditionNumber).toBeGreaterThan(1e7);
    // The same regression on the difference, which is not close to anything.
    const apart = regressionReport({ ...request, x: x.map((row, i) => [...row, close[i]![3]! - row[0]!]) });
    expect(apart.digits).toBe(16);
    expectNear(report.coefficients[4]!.estimate, apart.coefficients[4]!.estimate, 1e-6);
    expectNear(report.r2, apart.r2, 1e-9);
  });
});

describe('properties of a regression', () => {
  const factor = fc.double({ min: 0.01, max: 100, noNaN: true });

  it('t, p and every measure stay where units and origins change', () => {
    const before = regressionReport({ ...plain, errors: 'hc3' });
    fc.assert(
      fc.property(factor, factor, (a, b) => {
        const scaled = x.map((row) => row.map((value, j) => value * (j === 1 ? a : 1) - j));
        const after = regressionReport({ ...plain, x: scaled, y: y.map((value) => b * value + 7), errors: 'hc3' });
        expectEachNear(
          after.coefficients.slice(1).map((c) => c.t),
          before.coefficients.slice(1).map((c) => c.t),
          1e-7,
        );
        expectEachNear([after.r2, after.looR2!, after.f!], [before.r2, before.looR2!, before.f!], 1e-7);
        expectEachNear(after.vif.map(Number), before.vif.map(Number), 1e-7);
      }),
      { numRuns: 10 },
    );
  });

  it('nothing depends on the order of rows', () => {
    const order = y.map((_, i) => (i * 7) % y.length);
    const turned = regressionReport({
      ...plain,
      x: order.map((i) => x[i]!),
      y: order.map((i) => y[i]!),
      groups: order.map((i) => generators[i]!),
      errors: 'cr2',
    });
    const before = regressionReport({ ...plain, groups: generators, errors: 'cr2' });
    expectEachNear(
      turned.coefficients.map((c) => c.p),
      before.coefficients.map((c) => c.p),
      1e-8,
    );
    expectNear(turned.leaveOneGroupOutR2!, before.leaveOneGroupOutR2!, 1e-9);
  });

  it('rows given twice leave the estimates, and errors by clusters but for the correction', () => {
    const twice = { ...plain, x: [...x, ...x], y: [...y, ...y], groups: [...generators, ...generators] };
    const doubled = regressionReport({ ...twice, errors: 'cr1' });
    const once = regressionReport({ ...plain, groups: generators, errors: 'cr1' });
    expectEachNear(
      doubled.coefficients.map((c) => c.estimate),
      once.coefficients.map((c) => c.estimate),
    );
    const correction = Math.sqrt(103 / 100 / (51 / 48));
    expectEachNear(
      doubled.coefficients.map((c) => c.standardError),
      once.coefficients.map((c) => c.standardError * correction),
    );
    // Errors that take rows for independent are fooled.
    const fooled = regressionReport({ ...twice, errors: 'hc3' });
    expect(fooled.coefficients[1]!.standardError).toBeLessThan(
      0.8 * regressionReport({ ...plain, errors: 'hc3' }).coefficients[1]!.standardError,
    );
  });
});
