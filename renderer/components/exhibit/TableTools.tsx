import { Download } from 'lucide-react';
import type { TableSpec } from '../../../analysis/figures/figure';
import { analysisText as text } from '../../text/analysis';
import { Popover } from '../Popover';
import { TableFormats } from './TableFormats';

/** The export corner of a table. */
export function TableTools({ table }: { readonly table: TableSpec }) {
  return (
    <div className="corner">
      <Popover
        label={text.exportWhat(table.title)}
        className=""
        align="right"
        button={
          <>
            <Download size={13} aria-hidden />
            {text.export}
          </>
        }
      >
        {(close) => <TableFormats table={table} onDone={close} />}
      </Popover>
    </div>
  );
}
