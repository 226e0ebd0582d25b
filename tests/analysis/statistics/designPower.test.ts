import { describe, expect, it } from 'vitest';
import { designPower, smallestDesign } from '../../../analysis/statistics/designPower';
import { fitLine } from '../../../analysis/statistics/line';
import { powerOfT } from '../../../analysis/statistics/power';
import { randomGenerator } from '../../../analysis/statistics/random';
import { mean } from '../../../analysis/statistics/summary';
import { goldenRegression } from './goldenRegression';
import { expectNear } from './near';

describe('the power of a t test', () => {
  it.each(goldenRegression.powers)('$noncentrality with $freedom degrees of freedom', (expected) => {
    expectNear(powerOfT(expected.noncentrality, expected.freedom, expected.level), expected.power, 1e-9);
  });

  it('is near one for an effect that cannot be missed', () => {
    expect(powerOfT(80, 4, 0.05)).toBeGreaterThan(1 - 1e-9);
    expect(powerOfT(80, 4, 0.05)).toBeLessThanOrEqual(1);
  });
});

const variances = { generator: 12, cell: 30, seed: 10 };
const study = { generators: 6, settings: 9, seeds: 1 };

describe('a design', () => {
  it('finds a slope between generators as often as simulated studies do', () => {
    const random = randomGenerator(17);
    const normal = (variance: number) =>
      Math.sqrt(-2 * Math.log(1 - random()) * variance) * Math.cos(2 * Math.PI * random());
    const ability = [-1.2, -0.9, -0.1, 0.3, 0.7, 1.2];
    const deviation = Math.sqrt(ability.reduce((sum, value) => sum + (value - mean(ability)) ** 2, 0) / 5);
    const studies = 4000;
    let found = 0;
    for (let i = 0; i < studies; i++) {
      const averages = ability.map((value) => {
        const own = normal(variances.generator) + (5 * value) / deviation;
        return mean(Array.from({ length: 9 }, () => own + normal(variances.cell) + normal(variances.seed)));
      });
      if ((fitLine(ability, averages)?.p ?? 1) <= 0.05) found++;
    }
    const { power, degreesOfFreedom } = designPower(study, variances, { kind: 'slope-between-generators', size: 5 });
    expect(degreesOfFreedom).toBe(4);
    expect(Math.abs(found / studies - power)).toBeLessThan(4 * Math.sqrt((power * (1 - power)) / studies));
  });

  it('compares two generators with the variance of their cells alone', () => {
    const { standardError, degreesOfFreedom } = designPower(study, variances, { kind: 'difference', size: 5 });
    expectNear(standardError, Math.sqrt((2 * 40) / 9), 1e-14);
    expect(degreesOfFreedom).toBe(40);
    const cells = designPower(study, variances, { kind: 'slope-between-cells', size: 2 });
    expectNear(cells.standardError, 1, 1e-14);
    expect(cells.degreesOfFreedom).toBe(39);
  });

  it('is the smallest that is large enough', () => {
    for (const vary of ['generators', 'settings'] as const) {
      const effect = { kind: 'slope-between-generators', size: 3 } as const;
      const found = smallestDesign(vary, { ...study, generators: 20 }, variances, effect, 0.8);
      expect(found).not.toBeNull();
      expect(designPower(found!, variances, effect).power).toBeGreaterThanOrEqual(0.8);
      expect(designPower({ ...found!, [vary]: found![vary] - 1 }, variances, effect).power).toBeLessThan(0.8);
    }
  });

  it('does not exist where seeds would have to make up for cells that differ', () => {
    expect(smallestDesign('seeds', study, variances, { kind: 'difference', size: 2 }, 0.8)).toBeNull();
    expect(
      smallestDesign('seeds', study, { ...variances, cell: 1 }, { kind: 'difference', size: 2 }, 0.8),
    ).not.toBeNull();
  });

  it('without a degree of freedom is refused', () => {
    const effect = { kind: 'slope-between-generators', size: 5 } as const;
    expect(() => designPower({ ...study, generators: 2 }, variances, effect)).toThrow('no degree of freedom');
  });
});
