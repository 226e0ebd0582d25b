import { describe, expect, it } from 'vitest';
import { printSize, textPointsFor, venues } from '../../../analysis/figures/venues';

describe('venues', () => {
  it('gives text its size by the venue’s width', () => {
    expect(textPointsFor(3.25)).toBe(8);
    expect(textPointsFor(5.5)).toBe(9);
    expect(textPointsFor(4)).toBe(9);
  });

  it('follows the golden section unless a height is given', () => {
    expect(printSize()).toEqual({ widthInches: 5.5, heightInches: 3.399 });
    expect(printSize(3.25, 2)).toEqual({ widthInches: 3.25, heightInches: 2 });
  });

  it('has ids of their own', () => {
    expect(new Set(venues.map(({ id }) => id)).size).toBe(venues.length);
  });
});
