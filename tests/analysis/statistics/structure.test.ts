import { describe, expect, it } from 'vitest';
import { constantGroups, groupedCorrelations, groupsR2 } from '../../../analysis/statistics/structure';

describe('grouped rows', () => {
  const groups = ['a', 'a', 'b', 'b', 'c', 'c'];
  const y = [1, 2, 11, 12, 21, 22];

  it('explain what lies between their means', () => {
    expect(groupsR2(y, groups)).toBeCloseTo(1 - 1.5 / 401.5, 14);
    expect(groupsR2([5, 5, 5, 5, 5, 5], groups)).toBeNull();
  });

  it('can rise between groups and fall within them', () => {
    const x = [2, 1, 12, 11, 22, 21];
    const { pooled, within, between } = groupedCorrelations(x, y, groups);
    expect(pooled).toBeGreaterThan(0.99);
    expect(within).toBeCloseTo(-1, 12);
    expect(between).toBeCloseTo(1, 12);
  });

  it('of a predictor that is constant within each group have no correlation within', () => {
    const x = [0.1, 0.1, 0.7, 0.7, 0.3, 0.3];
    expect(groupedCorrelations(x, y, groups).within).toBeNull();
    expect(constantGroups(x, groups)).toEqual(['a', 'b', 'c']);
    expect(constantGroups([1, 2, 3, 3, 4, 5], groups)).toEqual(['b']);
    expect(constantGroups([1, 2], ['a', 'b'])).toEqual([]);
  });

  it('say nothing between fewer than three groups', () => {
    expect(groupedCorrelations([1, 2, 3, 5], [1, 3, 2, 4], ['a', 'a', 'b', 'b']).between).toBeNull();
  });
});
