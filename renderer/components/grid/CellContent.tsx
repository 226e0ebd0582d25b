import { Fragment } from 'react';
import type { TableCell } from '../../../analysis/figures/figure';
import { gridText } from '../../text/grid';
import { SeverityIcon, worst } from '../SeverityIcon';

/** A value with its sign, its fainter second reading, and for screen readers what mark and notes say. */
export function CellContent({ cell }: { readonly cell: TableCell }) {
  const notes = cell.notes ?? [];
  const severity = worst(notes);
  return (
    <>
      <span className={cell.mark ? `mark-${cell.mark}` : undefined}>{cell.text}</span>
      {cell.mark && <span className="visually-hidden"> ({gridText.marks[cell.mark]})</span>}
      {cell.beside !== undefined && <span className="beside">{cell.beside}</span>}
      {severity && severity !== 'note' && <SeverityIcon severity={severity} />}
      {severity === 'note' && cell.value !== null && <span className="note-sign" aria-hidden />}
      {notes.map(({ message }) => (
        <Fragment key={message}>
          <span className="visually-hidden">. {message}</span>
        </Fragment>
      ))}
    </>
  );
}
