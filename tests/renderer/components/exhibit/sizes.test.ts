import { describe, expect, it } from 'vitest';
import { printSize } from '../../../../analysis/figures/venues';
import { makeExhibits } from '../../../../analysis/figures/exhibits';
import { heightFor, sizeFrom } from '../../../../renderer/components/exhibit/sizes';
import { analysis, pgr, study } from '../../../analysis/figures/inputs';
import { firstVenue, venueWidths } from '../../../../renderer/components/exhibit/venueWidths';

describe('the size of an exported figure', () => {
  it('is what the fields say', () => {
    expect(sizeFrom('3.03', ' 2 ')).toEqual({ widthInches: 3.03, heightInches: 2 });
  });

  it.each([
    ['', '2'],
    ['3,03', '2'],
    ['0.5', '2'],
    ['3', '21'],
    ['NaN', '2'],
  ])('is none for %j × %j', (width, height) => {
    expect(sizeFrom(width, height)).toBeNull();
  });

  it('is proposed high enough for a legend under the plot of a column', () => {
    const figure = makeExhibits({ study, pgr, analysis }).figures.find(({ id }) => id === 'pgr_by_setting');
    if (!figure) expect.fail('there is no such figure');
    const golden = (width: number) => printSize(width).heightInches;
    expect(Number(heightFor(figure, 3.03))).toBeGreaterThan(golden(3.03) + 0.1);
    expect(Number(heightFor(figure, 6.3))).toBeCloseTo(golden(6.3), 2);
  });

  it('can be a column or the full width of a venue, each under its own id', () => {
    expect(venueWidths).toContainEqual({ id: 'acl-column', name: 'ACL, column', widthInches: 3.03 });
    expect(venueWidths).toContainEqual({ id: 'acl', name: 'ACL, full width', widthInches: 6.3 });
    expect(new Set(venueWidths.map(({ id }) => id)).size).toBe(venueWidths.length);
    expect(venueWidths).toContain(firstVenue);
  });
});
