import type { Connection } from '../ports';
import { arrowTable, type RowOf, type TableName } from './tables';

/** Appends rows to a table; no rows are no statement. */
export async function insertRows<T extends TableName>(
  connection: Pick<Connection, 'insert'>,
  name: T,
  rows: readonly RowOf<T>[],
): Promise<void> {
  if (rows.length > 0) await connection.insert(name, arrowTable(name, rows));
}
