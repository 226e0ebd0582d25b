import type { TableSpec } from '../../../analysis/figures/figure';
import { exportText as text } from '../../text/export';
import { copyTable, exportTable } from './exporting';
import type { TableFormat } from './tableFormats';

const formats: readonly TableFormat[] = ['csv', 'tex', 'md'];

/** Buttons that save a table in a text format, or copy it. */
export function TableFormats({ table, onDone }: { readonly table: TableSpec; onDone(): void }) {
  return (
    <div className="formats" role="group" aria-label={text.table}>
      <span className="field-name">{text.table}</span>
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          onClick={() => {
            onDone();
            void exportTable(table, format);
          }}
        >
          {text.formats[format]}
        </button>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => {
          onDone();
          copyTable(table);
        }}
      >
        {text.copy}
      </button>
    </div>
  );
}
