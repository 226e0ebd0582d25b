/** The widths that a venue's pages offer a figure, as the export menu lists them. */
import { printSize, venues } from '../../../analysis/figures/venues';
import { exportText as text } from '../../text/export';

export interface VenueWidth {
  readonly id: string;
  readonly name: string;
  readonly widthInches: number;
}

/** Column and full width of every venue; one entry where it has no columns. */
export const venueWidths: readonly VenueWidth[] = venues.flatMap(({ id, name, columnInches, fullInches }) =>
  columnInches === null
    ? [{ id, name, widthInches: fullInches }]
    : [
        { id: `${id}-column`, name: `${name}, ${text.column}`, widthInches: columnInches },
        { id, name: `${name}, ${text.fullWidth}`, widthInches: fullInches },
      ],
);

const { widthInches: defaultWidthInches } = printSize();

/** What the menu proposes first. */
export const firstVenue: VenueWidth = venueWidths.find(({ widthInches }) => widthInches === defaultWidthInches) ?? {
  id: '',
  name: text.custom,
  widthInches: defaultWidthInches,
};
