import type { TableCell, TableSpec } from '../../../analysis/figures/figure';
import { TableGrid } from '../grid/TableGrid';
import { TableTools } from './TableTools';

/** A longer table scrolls in itself, under its headers. */
const rowsInFull = 24;

interface TablePanelProps {
  readonly table: TableSpec;
  /** Id of the element, to be scrolled to. */
  readonly anchor: string;
  readonly colours: ReadonlyMap<string, string>;
  onOpen(cell: Pick<TableCell, 'subject'>): void;
}

/** A table with its title, its notes, and its export at the corner. */
export function TablePanel({ table, anchor, colours, onOpen }: TablePanelProps) {
  return (
    <section className="panel" id={anchor} aria-label={table.title}>
      <header>
        <h3>{table.title}</h3>
        <TableTools table={table} />
      </header>
      <div className={table.rows.length > rowsInFull ? 'table-scroll panel-table' : 'table-scroll'}>
        <TableGrid table={table} colours={colours} onOpen={onOpen} />
      </div>
      <ul className="table-notes">
        {table.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
