/** How table cells are made, so that every table writes values, marks and missing ones alike. */
import type { TableCell, TableColumn } from '../../figure';
import { missing } from '../../format';

type Extras = Pick<TableCell, 'mark' | 'beside' | 'notes' | 'subject'>;

/** A number: full precision as value, `format`'s text for the eye. Null shows as missing. */
export function numberCell(
  value: number | null,
  format: (value: number | null) => string,
  extras: Extras = {},
): TableCell {
  const present = value !== null && Number.isFinite(value);
  return { value: present ? value : null, text: present ? format(value) : missing, ...extras };
}

/** Words. `shown` is the reader's form where it differs from the raw value, such as a name for an id. */
export function textCell(value: string, shown: string = value, extras: Extras = {}): TableCell {
  return { value, text: shown, ...extras };
}

/** A value that does not exist, with the reason. */
export function missingCell(reason?: string): TableCell {
  return {
    value: null,
    text: missing,
    ...(reason === undefined ? {} : { notes: [{ severity: 'note', message: reason }] }),
  };
}

/** A column of words. */
export function textColumn(id: string, header: string): TableColumn {
  return { id, header, group: null, unit: null, align: 'left' };
}

/** A column of numbers. */
export function numberColumn(
  id: string,
  header: string,
  unit: string | null = null,
  group: string | null = null,
): TableColumn {
  return { id, header, group, unit, align: 'right' };
}
