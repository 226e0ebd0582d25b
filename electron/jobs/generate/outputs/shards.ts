/** Rows in the files of a Hugging Face data set: `train-00000-of-0000N.parquet`. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createParquetTable, type Cell, type Columns, type ParquetTable } from '../../parquetTable';

export interface Shards<C extends string> {
  add(row: Readonly<Record<C, Cell>>): void;
  /** Ends the last file and gives all of them their names, which hold their number. */
  close(): Promise<void>;
}

const rowsOfShard = 200_000;

/** No file where there is no row. */
export function createShards<C extends string>(folder: string, columns: Columns<C>, mostRows = rowsOfShard): Shards<C> {
  const unnamed = (shard: number) => join(folder, `.shard-${String(shard)}`);
  let [count, table]: [number, ParquetTable<C> | null] = [0, null];
  return {
    add(row) {
      if (table === null || table.rows >= mostRows) {
        table?.close();
        table = createParquetTable(unnamed(count++), columns);
      }
      table.add(row);
    },
    async close() {
      table?.close();
      const five = (number: number) => String(number).padStart(5, '0');
      for (let shard = 0; shard < count; shard++)
        await rename(unnamed(shard), join(folder, `train-${five(shard)}-of-${five(count)}.parquet`));
    },
  };
}
