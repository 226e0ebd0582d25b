/** A Parquet file that is written row by row, in the memory of one group of rows. */
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

export type ColumnType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';
export type Cell = string | number | boolean | Date | null;

/** Names and types of the columns, in their order. Every one may hold null. */
export type Columns<C extends string> = Readonly<Record<C, ColumnType>>;

export interface ParquetTable<C extends string> {
  readonly rows: number;
  add(row: Readonly<Record<C, Cell>>): void;
  /** Writes what is left, and the footer. */
  close(): void;
}

/** Rows and characters at most that are held before they are written. */
const groupRows = 5000;
const groupCharacters = 4 * 1024 * 1024;

/** Replaces a file that is there. */
export function createParquetTable<C extends string>(path: string, columns: Columns<C>): ParquetTable<C> {
  const names = Object.keys(columns) as C[];
  const empty = (): { name: C; type: ColumnType; data: Cell[] }[] =>
    names.map((name) => ({ name, type: columns[name], data: [] }));
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: empty() }),
    createdBy: 'Agora Workbench',
  });
  let [held, characters, rows] = [empty(), 0, 0];
  const flush = (): void => {
    const size = held[0]?.data.length ?? 0;
    // Nothing is waited for: the writer writes to the disk itself.
    if (size > 0) void writer.write({ columnData: held, rowGroupSize: size });
    [held, characters] = [empty(), 0];
  };
  return {
    get rows() {
      return rows;
    },
    add(row) {
      for (const { name, data } of held) {
        const cell = row[name];
        data.push(cell);
        if (typeof cell === 'string') characters += cell.length;
      }
      rows++;
      if ((held[0]?.data.length ?? 0) >= groupRows || characters >= groupCharacters) flush();
    },
    close() {
      flush();
      void writer.finish();
    },
  };
}
