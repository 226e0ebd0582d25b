import type { TableSpec } from '../../../analysis/figures/figure';
import { ExportPopover } from './ExportPopover';
import { TableFormats } from './TableFormats';

/** The export corner of a table. */
export function TableTools({ table }: { readonly table: TableSpec }) {
  return (
    <div className="corner">
      <ExportPopover title={table.title}>{(close) => <TableFormats table={table} onDone={close} />}</ExportPopover>
    </div>
  );
}
