import { Fragment } from 'react';
import type { TableCell } from '../../../analysis/figures/figure';
import { gridText } from '../../text/grid';
import { SeverityIcon, worst } from '../SeverityIcon';

interface CellContentProps {
  readonly cell: TableCell;
  /** Side of the value on which its sign stands: before a number, so that numbers stay in line. */
  readonly sign: 'before' | 'after';
}

/** A value with its sign, its fainter second reading, and for screen readers what mark and notes say. */
export function CellContent({ cell, sign }: CellContentProps) {
  const notes = cell.notes ?? [];
  const severity = worst(notes);
  const warning = severity && severity !== 'note' && <SeverityIcon severity={severity} />;
  return (
    <>
      {sign === 'before' && warning}
      <span className={cell.mark ? `mark-${cell.mark}` : undefined}>{cell.text}</span>
      {cell.mark && <span className="visually-hidden"> ({gridText.marks[cell.mark]})</span>}
      {severity === 'note' && cell.value !== null && <span className="note-sign" aria-hidden />}
      {cell.beside !== undefined && <span className="beside">{cell.beside}</span>}
      {sign === 'after' && warning}
      {cell.explanation !== undefined && <span className="visually-hidden">. {cell.explanation}</span>}
      {notes.map(({ message }) => (
        <Fragment key={message}>
          <span className="visually-hidden">. {message}</span>
        </Fragment>
      ))}
    </>
  );
}
