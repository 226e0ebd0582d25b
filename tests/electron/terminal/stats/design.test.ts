/** `agora stats design`: the keys and the figures are an interface. */
import { describe, expect, it } from 'vitest';
import { calculateDesign } from '../../../../analysis/statistics/designCalculation';
import { agora } from '../call';
import { design } from './calls';

const given = ['--sd-generators', '5', '--sd-cells', '12', '--generators', '6', '--settings', '9', '--seeds', '3'];

describe('agora stats design', () => {
  it('plans with the deviations of the published study', async () => {
    const found = await design('--effect', '5', '--generators', '8', '--kind', 'generators');
    expect(found.design).toEqual({ generators: 8, settings: 9, seeds: 1 });
    expect(found.deviations.generators).toBeCloseTo(5.215, 2);
    expect(found.deviations.cells).toBeCloseTo(12.639, 2);
    expect(found.curve.find(({ generators }) => generators === 8)?.power).toBe(found.power);
    expect(found.needed.generators).toBeGreaterThan(8);
  });

  it('plans with given deviations, of which seeds have their part', async () => {
    const words = ['--effect', '3', ...given, '--sd-seeds', '8', '--power', '0.9', '--alpha', '0.01'];
    const found = await design(...words);
    const { power, needed } = calculateDesign({
      design: { generators: 6, settings: 9, seeds: 3 },
      variances: { generator: 25, cell: 144 - 64, seed: 64 },
      effect: { kind: 'slope-between-cells', size: 3 },
      level: 0.01,
      power: 0.9,
    });
    expect(found).toMatchObject({ archive: null, alpha: 0.01, wantedPower: 0.9, power, needed });
    expect((await agora('stats', 'design', ...words)).stdout).toMatch(/generators needed +\d+/);
  });

  it.each([
    [['--generators', '6'], 'needs --effect'],
    [['--effect', '-3'], "'--effect' argument is ambiguous"],
    [['--effect=-3'], '--effect is a number above 0'],
    [['--effect', '3', '--sd-cells', '5'], 'are given together'],
    [['--effect', '3', '--sd-cells', '5', '--sd-generators', '4'], 'needs --generators'],
    [['published', '--effect', '3', ...given], 'not from both'],
    [['--effect', '3', '--kind', 'all', ...given], '--kind is cells, generators or difference'],
    [['--effect', '3', ...given, '--power', '1'], 'power is no number between 0 and 1'],
    [['--effect', '3', '--y', 'pgr'], 'takes no --y'],
  ])('refuses %j with 2', async (words, message) => {
    const { code, stderr } = await agora('stats', 'design', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('leaves the other commands as they were', async () => {
    expect(await agora('stats', 'pca')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('agora stats pca TABLE.csv') as string,
    });
    const refused = await agora('stats', 'pca', 'table.csv', '--effect', '3');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('takes no --effect') as string });
  });
});
