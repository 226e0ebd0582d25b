import { StructRow, Vector, type Data, type RecordBatch } from 'apache-arrow';

/** Rows of one batch as records of plain values: only the columns among `fields`. */
export interface ArrowRows {
  readonly length: number;
  row(index: number): Readonly<Record<string, unknown>>;
}

/** Throws a RangeError where the batch promises more rows than its columns hold. */
export function rowsOf(batch: RecordBatch, fields: readonly string[] | null): ArrowRows {
  const columns = batch.schema.fields.flatMap(({ name }, index) => {
    const column = fields === null || fields.includes(name) ? batch.getChildAt(index) : null;
    return column === null ? [] : [{ name, column }];
  });
  const short = columns.find(({ column }) => !column.data.every((data: Data) => holds(data, data.length)));
  if (short !== undefined) throw new RangeError(`the column ${short.name} has fewer than ${batch.numRows} rows`);
  return {
    length: columns.length === 0 ? 0 : batch.numRows,
    row: (index) => Object.fromEntries(columns.map(({ name, column }) => [name, plain(column.get(index))])),
  };
}

/** Whether the buffers of a column are long enough for its rows: a wrong length would be read as rows of nothing. */
function holds(data: Data, rows: number): boolean {
  const offsets = lengthOf(data.valueOffsets);
  if (offsets > 0) return offsets > rows;
  if (data.children.length > 0) return data.children.every((child: Data) => holds(child, Math.min(rows, child.length)));
  const values = lengthOf(data.values);
  // A column of nothing has no values, and one of truth values holds eight in a byte.
  return values === 0 || values * 8 >= rows;
}

function lengthOf(buffer: unknown): number {
  return ArrayBuffer.isView(buffer) && 'length' in buffer ? Number(buffer.length) : 0;
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
