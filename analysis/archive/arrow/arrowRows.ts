import { DataType, StructRow, Vector, type Data, type RecordBatch } from 'apache-arrow';
import { checkColumn } from './checkColumn';
import { narrowIndices } from './narrowIndices';

/** Rows of one batch as records of plain values: only the columns among `fields`, and none that never has a value. */
export interface ArrowRows {
  readonly length: number;
  row(index: number): Readonly<Record<string, unknown>>;
}

/** Throws a RangeError where the batch promises more rows than its columns hold, or where their texts and lists overlap. */
export function rowsOf(batch: RecordBatch, fields: readonly string[] | null): ArrowRows {
  const columns = batch.schema.fields.flatMap(({ name, type }, index) => {
    const isAsked = (fields === null || fields.includes(name)) && !DataType.isNull(type);
    const column = isAsked ? batch.getChildAt(index) : null;
    return column === null ? [] : [{ name, column }];
  });
  for (const { name, column } of columns) {
    if (column.length < batch.numRows) throw new RangeError(`the column ${name} has fewer than ${batch.numRows} rows`);
    column.data.forEach((data: Data) => checkColumn(name, data, data.length));
  }
  const readable = columns.map(({ name, column }) => ({ name, column: new Vector(column.data.map(narrowIndices)) }));
  return {
    length: columns.length === 0 ? 0 : batch.numRows,
    row: (index) => Object.fromEntries(readable.map(({ name, column }) => [name, plain(column.get(index))])),
  };
}

/** Text as it is, lists as lists, structs as objects, numbers of 64 bits as numbers. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Vector) return Array.from<unknown, unknown>(value, plain);
  if (value instanceof StructRow) {
    const fields: Iterable<readonly [PropertyKey, unknown]> = value;
    return Object.fromEntries(Array.from(fields, ([name, field]) => [name, plain(field)]));
  }
  return value;
}
