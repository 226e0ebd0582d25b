/** Arrow to plain values: what leaves the store for the window, the terminal or JSON. */
import { DataType, type Table } from 'apache-arrow';
import type { Connection } from '../ports';
import { tables, type RowOf, type TableName } from './tables';

/** All rows of one table that belong to an archive, in the order they were written. */
export async function readRows<T extends TableName>(
  connection: Connection,
  name: T,
  archive: string,
): Promise<RowOf<T>[]> {
  const order = 'ordinal' in tables[name] ? 'ORDER BY ordinal' : '';
  const table = await connection.query(`SELECT * FROM store.${name} WHERE archive = ? ${order}`, [archive]);
  return plainRows(table) as RowOf<T>[];
}

/** An Arrow table as objects: whole numbers as numbers where they are exact, else as text; dates as ISO 8601. */
export function plainRows(table: Table): Record<string, unknown>[] {
  const columns = plainColumns(table);
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row]])),
  );
}

/** The same, column by column. */
export function plainColumns(table: Table): { name: string; values: unknown[] }[] {
  return table.schema.fields.map((field, index) => {
    const vector = table.getChildAt(index);
    const isTime = DataType.isTimestamp(field.type) || DataType.isDate(field.type);
    const plain = isTime ? isoTime : plainValue;
    return { name: field.name, values: Array.from({ length: table.numRows }, (_, row) => plain(vector?.get(row))) };
  });
}

function isoTime(value: unknown): unknown {
  return typeof value === 'number' ? new Date(value).toISOString() : plainValue(value);
}

// The database's host may bring a second copy of Arrow, so that classes are told apart by what they can do.
function plainValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
    case 'object':
      return value === null ? null : plainObject(value);
    default:
      return null;
  }
}

function plainObject(value: object): unknown {
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  // Lists and structs say what they hold by `toJSON`; a struct's row answers `in` for its fields alone.
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON !== 'function') return JSON.stringify(value);
  const held: unknown = toJSON.call(value);
  if (Array.isArray(held)) return held.map(plainValue);
  if (typeof held !== 'object' || held === null) return plainValue(held);
  return Object.fromEntries(Object.entries(held).map(([key, part]) => [key, plainValue(part)]));
}
