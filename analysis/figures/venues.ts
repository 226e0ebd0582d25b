/** Where figures are printed: widths and letters of venues, from `resources/venues.json`. */
import presets from '../../resources/venues.json';

export interface Venue {
  readonly id: string;
  readonly name: string;
  /** Width of a text column, inches; null where the venue has one column. */
  readonly columnInches: number | null;
  /** Width of the text block, inches. */
  readonly fullInches: number;
  /** Size of text in figures, points. */
  readonly textPoints: number;
}

export const venues: readonly Venue[] = presets.venues;

export interface PrintSize {
  readonly widthInches: number;
  readonly heightInches: number;
}

/** Width × height of a figure; the height follows the golden section unless it is given. */
export function printSize(widthInches = presets.defaultWidthInches, heightInches?: number): PrintSize {
  return { widthInches, heightInches: heightInches ?? Math.round(widthInches * presets.heightToWidth * 1000) / 1000 };
}

/** Size of text for a width, in points: that of the first venue with a column or text block of this width. */
export function textPointsFor(widthInches: number): number {
  const isThis = (inches: number | null) => inches !== null && Math.abs(inches - widthInches) < 0.005;
  const venue = venues.find(({ columnInches, fullInches }) => isThis(columnInches) || isThis(fullInches));
  return venue?.textPoints ?? presets.defaultTextPoints;
}
