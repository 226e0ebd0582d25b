import { DataType, StructRow, Vector, type Data, type RecordBatch } from 'apache-arrow';

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
    for (const data of column.data) checkBuffers(name, data, data.length);
  }
  return {
    length: columns.length === 0 ? 0 : batch.numRows,
    row: (index) => Object.fromEntries(columns.map(({ name, column }) => [name, plain(column.get(index))])),
  };
}

/** Lengths that are wrong would be read as rows of nothing, or as lists without end. */
function checkBuffers(name: string, data: Data, rows: number): void {
  const { children, valueOffsets, values } = data;
  const [firstChild] = children;
  if (DataType.isUnion(data.type)) {
    if (lengthOf(data.typeIds) < rows) throw new RangeError(`the column ${name} has fewer than ${rows} rows`);
    for (const child of children) checkBuffers(name, child, child.length);
    return;
  }
  if (lengthOf(valueOffsets) > 0) {
    checkOffsets(name, valueOffsets, rows, firstChild ? firstChild.length : lengthOf(values));
    for (const child of children) checkBuffers(name, child, child.length);
    return;
  }
  if (firstChild) {
    const each = DataType.isFixedSizeList(data.type) ? data.type.listSize : 1;
    for (const child of children) {
      if (child.length < rows * each) throw new RangeError(`the column ${name} has fewer than ${rows} rows`);
      checkBuffers(name, child, child.length);
    }
    return;
  }
  const held = lengthOf(values);
  // Truth values stand eight in a byte; a column of nothing has no values.
  const perValue = DataType.isBool(data.type) ? 8 : 1;
  if (!DataType.isNull(data.type) && held * perValue < rows)
    throw new RangeError(`the column ${name} has fewer than ${rows} rows`);
}

/** Each text or list starts where the one before it ends, and the last ends within what is there. */
function checkOffsets(name: string, offsets: ArrayLike<number | bigint>, rows: number, end: number): void {
  if (offsets.length <= rows) throw new RangeError(`the column ${name} has fewer than ${rows} rows`);
  let before = 0;
  for (let row = 0; row <= rows; row++) {
    const offset = Number(offsets[row]);
    if (offset < before || offset > end)
      throw new RangeError(`row ${row + 1} of the column ${name} does not end where it must`);
    before = offset;
  }
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
