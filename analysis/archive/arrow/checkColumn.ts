import { DataType, type Data } from 'apache-arrow';

/**
 * Whether the buffers of a column hold its rows: lengths that are wrong would be read as rows of nothing, or as lists
 * without end. Throws a RangeError that says what is wrong.
 */
export function checkColumn(name: string, data: Data, rows: number): void {
  // The library types it as if none were missing.
  const promised: readonly (Data | undefined)[] = data.children;
  const children = promised.filter((child) => child !== undefined);
  if (children.length < promised.length) throw new RangeError(`a part of the column ${name} is missing`);
  const offsets = numbersIn(data.valueOffsets);
  if (DataType.isUnion(data.type)) requireRows(name, numbersIn(data.typeIds).length, rows);
  else if (offsets.length > 0) checkOffsets(name, offsets, rows, children[0]?.length ?? numbersIn(data.values).length);
  else if (children.length > 0) {
    const each = DataType.isFixedSizeList(data.type) ? data.type.listSize : 1;
    for (const child of children) requireRows(name, child.length, rows * each);
  } else if (takesBytes(data.type)) {
    // Truth values stand eight in a byte.
    const perNumber = DataType.isBool(data.type) ? 8 : 1;
    requireRows(name, numbersIn(data.values).length * perNumber, rows);
  }
  for (const child of children) checkColumn(name, child, child.length);
  data.dictionary?.data.forEach((values: Data) => checkColumn(name, values, values.length));
}

/** Values of some types are all alike, and no buffer holds them: structs without fields, binaries of no length. */
function takesBytes(type: DataType): boolean {
  if (DataType.isFixedSizeBinary(type)) return type.byteWidth > 0;
  return !DataType.isNull(type) && !DataType.isStruct(type);
}

function requireRows(name: string, held: number, rows: number): void {
  if (held < rows) throw new RangeError(`the column ${name} has fewer than ${rows} rows`);
}

type Numbers = ArrayLike<number | bigint>;

/** Each text or list starts where the one before it ends, and the last ends within what is there. */
function checkOffsets(name: string, offsets: Numbers, rows: number, end: number): void {
  requireRows(name, offsets.length - 1, rows);
  let before = 0;
  for (let row = 0; row <= rows; row++) {
    const offset = Number(offsets[row]);
    if (offset < before || offset > end)
      throw new RangeError(`row ${row + 1} of the column ${name} does not end where it must`);
    before = offset;
  }
}

/** The library types its buffers as anything. */
function numbersIn(buffer: unknown): Numbers {
  return ArrayBuffer.isView(buffer) && !(buffer instanceof DataView) ? (buffer as unknown as Numbers) : [];
}
