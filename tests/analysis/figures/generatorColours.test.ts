import { describe, expect, it } from 'vitest';
import { generatorColours } from '../../../analysis/figures/generatorColours';
import { study } from './inputs';

describe('generatorColours', () => {
  it('follows the study’s order, then the others’, and gives sixteen different colours', () => {
    const others = Array.from({ length: 13 }, (_, index) => `extra-${index}`);
    const colours = generatorColours(study, ['beta', ...others]);
    expect([...colours.keys()].slice(0, 4)).toEqual(['alpha', 'beta', 'gamma', 'extra-0']);
    expect(new Set(colours.values()).size).toBe(16);
  });

  it('keeps a generator’s colour when others come and go', () => {
    expect(generatorColours(study, ['z']).get('gamma')).toBe(generatorColours(study).get('gamma'));
  });
});
