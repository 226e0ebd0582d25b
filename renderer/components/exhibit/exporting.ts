/** Figures and tables to files, through the machine's save dialog; the status line says where they went. */
import type { FigureSpec, TableSpec } from '../../../analysis/figures/figure';
import { toTsv } from '../../../analysis/figures/writers/toTsv';
import { machine } from '../../machine';
import type { FigureFormat, Saved } from '../../../electron/contract';
import { notify, notifyFailure } from '../../state/notice';
import { asFixedTask } from '../../state/tasks';
import { exportText } from '../../text/export';
import type { FigureSize } from './sizes';
import { tableFormats, type TableFormat } from './tableFormats';

/** Draws at the asked size and saves. A cancelled dialog does nothing. */
export async function exportFigure(figure: FigureSpec, format: FigureFormat, size: FigureSize): Promise<void> {
  const name = `${figure.id}.${format}`;
  await save(name, () => machine().exportFigure({ figure, format, ...size }));
}

/** Writes a table as text and saves it. A cancelled dialog does nothing. */
export async function exportTable(table: TableSpec, format: TableFormat): Promise<void> {
  const name = `${table.id}.${format}`;
  await save(name, () => machine().saveText(name, tableFormats[format](table)));
}

/** Puts a table on the clipboard as tab-separated values. */
export function copyTable(table: TableSpec): void {
  navigator.clipboard.writeText(toTsv(table)).then(() => notify(exportText.copied(table.title)), notifyFailure);
}

async function save(name: string, work: () => Promise<Saved | null>): Promise<void> {
  try {
    const saved = await asFixedTask(exportText.exporting(name), work);
    if (saved) notify(exportText.saved(saved.path));
  } catch (error) {
    notifyFailure(error);
  }
}
