import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { mixedModel, type MixedModel } from '../../../analysis/statistics/mixedModel';
import { nelderMead } from '../../../analysis/statistics/nelderMead';
import { sharedMissing } from '../../shared';
import { golden, goldenOfR } from './golden';
import { generators, goldenRegression, names, settings, x, y } from './goldenRegression';
import { expectEachNear, expectNear } from './near';

const estimates = ({ coefficients }: MixedModel) => coefficients.map((c) => c.estimate);
const errors = ({ coefficients }: MixedModel) => coefficients.map((c) => c.standardError);
const grouping = (name: string, labels: readonly (string | number)[]) => ({ name, labels: labels.map(String) });

describe.skipIf(golden === null)(`mixed models against lme4 (else ${sharedMissing})`, () => {
  it.each([
    { name: 'lm_reml', factors: ['lm'], criterion: 'REML' },
    { name: 'lm_ml', factors: ['lm'], criterion: 'ML' },
    { name: 'crossed_reml', factors: ['lm', 'domain', 'method'], criterion: 'REML' },
  ] as const)('$name', ({ name, factors, criterion }) => {
    const data = golden!.synth54x8;
    const two = data.X.map((row) => row.slice(0, 2));
    const groupings = factors.map((factor) => grouping(factor, data[factor]));
    const fit = mixedModel(two, data.y, ['m0', 'm1'], groupings, criterion);
    const expected = goldenOfR![name];
    expectEachNear(estimates(fit), expected.fe, 1e-6);
    expectEachNear(errors(fit), expected.se, 1e-6);
    fit.components.forEach(({ variance }, i) => expectNear(variance, expected.var[i]!, 1e-5));
    expectNear(fit.residualVariance, expected.resid, 1e-6);
    expectNear(fit.logLikelihood, expected.ll, 1e-10);
    expect(fit.atZero).toEqual(name === 'crossed_reml' ? ['method'] : []);
  });
});

describe('mixed models of generators and settings', () => {
  const bySetting = grouping('setting', settings);
  const byGenerator = grouping('generator', generators);

  it.each([
    { way: 'crossed', groupings: [byGenerator, bySetting] },
    { way: 'generator', groupings: [byGenerator] },
  ] as const)('$way: estimates, degrees of freedom and effects are those of lmerTest', ({ way, groupings }) => {
    const fit = mixedModel(x, y, names, groupings);
    const expected = goldenRegression.r[way];
    expectEachNear(estimates(fit), expected.estimates, 1e-6);
    expectEachNear(errors(fit), expected.se, 1e-6);
    expectEachNear(fit.degreesOfFreedom, expected.df, 1e-4);
    expectEachNear(
      fit.coefficients.map((c) => c.p),
      expected.p,
      1e-4,
    );
    expectNear(fit.residualVariance, expected.residual, 1e-6);
    expectNear(fit.logLikelihood, expected.logLikelihood, 1e-9);
    const variances: Partial<Record<string, number>> = expected.variances;
    const effects: Partial<Record<string, Partial<Record<string, number>>>> = expected.effects;
    for (const { name, variance, levels } of fit.components) {
      expectNear(variance, variances[name]!, 1e-5);
      for (const { level, effect } of levels) expect(effect).toBeCloseTo(effects[name]![level]!, 4);
    }
  });

  it('do not depend on the order of rows, and follow the units', () => {
    const order = y.map((_, i) => (i * 7) % y.length);
    const turned = mixedModel(
      order.map((i) => x[i]!.map((value) => 100 * value)),
      order.map((i) => 3 * y[i]! + 1),
      names,
      [byGenerator, bySetting].map(({ name, labels }) => ({ name, labels: order.map((i) => labels[i]!) })),
    );
    const fit = mixedModel(x, y, names, [byGenerator, bySetting]);
    expectEachNear(
      estimates(turned).slice(1),
      estimates(fit)
        .slice(1)
        .map((value) => 0.03 * value),
      1e-5,
    );
    expectEachNear(
      turned.components.map((c) => c.share),
      fit.components.map((c) => c.share),
      1e-4,
    );
  });

  it('have the same degrees of freedom where units are far from 1', () => {
    const far = mixedModel(
      x.map((row) => row.map((value) => 1e-120 * value)),
      y,
      names,
      [byGenerator, bySetting],
    );
    expectEachNear(far.degreesOfFreedom, mixedModel(x, y, names, [byGenerator, bySetting]).degreesOfFreedom, 1e-6);
  });

  it('are least squares where the groups do not differ', () => {
    const labels = y.map((_, i) => `level ${i % 7}`);
    const flat = leastSquares(x, y, names);
    // Residuals whose sum in each level is that of no level.
    const outcome = flat.fitted.map((value, i) => value + (i % 14 < 7 ? 1 : -1) * (1 + (i % 7)));
    const fit = mixedModel(x.slice(0, 42), outcome.slice(0, 42), names, [grouping('level', labels.slice(0, 42))]);
    expect(fit.atZero).toEqual(['level']);
    const plain = leastSquares(x.slice(0, 42), outcome.slice(0, 42), names);
    expectEachNear(
      estimates(fit),
      plain.coefficients.map((c) => c.estimate),
      1e-8,
    );
    expectEachNear(
      errors(fit),
      plain.coefficients.map((c) => c.standardError),
      1e-8,
    );
    expectEachNear(
      fit.degreesOfFreedom,
      plain.coefficients.map(() => 38),
      1e-4,
    );
  });

  it('refuse a grouping without a variance', () => {
    expect(() =>
      mixedModel(x, y, names, [
        grouping(
          'all',
          y.map(() => 'one'),
        ),
      ]),
    ).toThrow('all has 1 levels');
    expect(() =>
      mixedModel(x, y, names, [
        grouping(
          'row',
          y.map((_, i) => i),
        ),
      ]),
    ).toThrow('row has 52 levels');
  });
});

describe('the minimum of a function', () => {
  it('is found along a curved valley', () => {
    const rosenbrock = ([a = 0, b = 0]: readonly number[]) => (1 - a) ** 2 + 100 * (b - a * a) ** 2;
    const { point, value } = nelderMead(rosenbrock, [-1.2, 1], 0.5, 1e-9);
    expectEachNear(point, [1, 1], 1e-6);
    expect(value).toBeLessThan(1e-12);
  });
});
