import type { TableCell, TableSpec } from '../../../analysis/figures/figure';
import { TableGrid } from '../grid/TableGrid';
import { TableTools } from './TableTools';

interface TablePanelProps {
  readonly table: TableSpec;
  readonly colours: ReadonlyMap<string, string>;
  onOpen(cell: Pick<TableCell, 'subject'>): void;
}

/** A table with its title, its notes, and its export at the corner. */
export function TablePanel({ table, colours, onOpen }: TablePanelProps) {
  return (
    <section className="panel" id={`table-${table.id}`} aria-label={table.title}>
      <header>
        <h3>{table.title}</h3>
        <TableTools table={table} />
      </header>
      <div className="table-scroll">
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
