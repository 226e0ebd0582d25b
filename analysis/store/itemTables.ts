/** Item results as the store holds them, a table for each file, model, task, metric and filter. */
import type { Connection } from '../ports';
import type { ItemTable } from '../study/pgr/noise/items';
import { plainRows } from './rows';

/**
 * The item tables of the archive that the connection is on. An item that a file holds several times, or without a value,
 * leaves its table out: nobody could say what the score is the mean of. Where a judge gave no verdict the tools count the
 * others, and so do these tables.
 */
export async function readItemTables(connection: Connection): Promise<ItemTable[]> {
  const table = await connection.query(
    `SELECT path, model, tool, task, metric, filter, list(item) AS items, list(value) AS "values"
     FROM items GROUP BY ALL
     HAVING (count(value) = count(*) OR metric IN ('preference', 'verdict')) AND count(DISTINCT item) = count(*)
     ORDER BY ALL`,
  );
  const tables = plainRows(table) as unknown as (Omit<ItemTable, 'values'> & { values: readonly (number | null)[] })[];
  // Here and not in the query, where a condition on every row takes memory that a full database does not have.
  return tables.map(({ items, values, ...rest }) => ({
    ...rest,
    items: items.filter((_, i) => values[i] !== null),
    values: values.filter((value) => value !== null),
  }));
}
