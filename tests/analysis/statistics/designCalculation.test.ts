import { describe, expect, it } from 'vitest';
import { calculateDesign, powerByGenerators, type DesignRequest } from '../../../analysis/statistics/designCalculation';
import { designPower } from '../../../analysis/statistics/designPower';

const request: DesignRequest = {
  design: { generators: 6, settings: 9, seeds: 1 },
  variances: { generator: 27, cell: 160, seed: 0 },
  effect: { kind: 'slope-between-generators', size: 3.3 },
  level: 0.05,
  power: 0.8,
};

describe('a calculation of a design', () => {
  it('has the power of the design, and the smallest one that is enough', () => {
    const { power, needed } = calculateDesign(request);
    expect(power).toBe(designPower(request.design, request.variances, request.effect).power);
    expect(power).toBeLessThan(0.5);
    const enough = needed.generators ?? 0;
    const at = (generators: number) =>
      designPower({ ...request.design, generators }, request.variances, request.effect).power;
    expect(at(enough)).toBeGreaterThanOrEqual(0.8);
    expect(at(enough - 1)).toBeLessThan(0.8);
    // More settings never make up for few generators that differ, and seeds do nothing where they have no variance.
    expect(needed).toMatchObject({ settings: null, seeds: null });
  });

  it('finds exactly the smallest detectable effect with the wanted chance', () => {
    const { detectable } = calculateDesign(request);
    const { power } = designPower(request.design, request.variances, { ...request.effect, size: detectable ?? 0 });
    expect(power).toBeCloseTo(0.8, 9);
  });

  it('needs fewer cells where seeds share the noise', () => {
    const effect = { kind: 'slope-between-cells', size: 4.5 } as const;
    const shared = { ...request, effect, variances: { generator: 27, cell: 60, seed: 100 } };
    const more = { ...shared, design: { ...shared.design, seeds: 5 } };
    expect(calculateDesign(more).power).toBeGreaterThan(calculateDesign(shared).power ?? 1);
    expect(calculateDesign(shared).needed.seeds).not.toBeNull();
  });

  it('has no power, and still says what is needed, where no degree of freedom is left', () => {
    const two = { ...request, design: { ...request.design, generators: 2 } };
    expect(calculateDesign(two)).toMatchObject({ power: null, detectable: null });
    expect(calculateDesign(two).needed.generators).toBe(calculateDesign(request).needed.generators);
    expect(powerByGenerators(request, [1, 2, 3, 6]).map(({ generators }) => generators)).toEqual([3, 6]);
  });

  it('refuses what is no design', () => {
    for (const wrong of [
      { ...request, power: 1 },
      { ...request, level: 0 },
      { ...request, power: 0.01 },
      { ...request, effect: { ...request.effect, size: 0 } },
      { ...request, design: { ...request.design, seeds: 0.5 } },
      { ...request, variances: { ...request.variances, cell: -1 } },
      { ...request, variances: { generator: 1, cell: 0, seed: 0 } },
    ])
      expect(() => calculateDesign(wrong)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
