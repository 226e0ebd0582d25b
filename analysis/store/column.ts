/** Values to Arrow columns. Text is encoded straight into one buffer: Arrow's own builders are several times slower. */
import { Bool, Float64, Int64, Utf8, makeData, makeVector, type Vector } from 'apache-arrow';

/** `text` VARCHAR, `prose` VARCHAR of long texts, `whole` BIGINT, `real` DOUBLE, `flag` BOOLEAN. */
export type ColumnType = 'text' | 'prose' | 'whole' | 'real' | 'flag';

export type ColumnValue = string | number | boolean | null;

/** A column of n values, nulls kept; throws a TypeError where a value is not of the column's type. */
export function arrowColumn(type: ColumnType, values: readonly ColumnValue[]): Vector {
  const { nullBitmap, nullCount } = validity(values);
  const length = values.length;
  switch (type) {
    case 'text':
    case 'prose':
      return makeVector(makeData({ type: new Utf8(), length, nullCount, nullBitmap, ...utf8(values) }));
    case 'whole': {
      const data = BigInt64Array.from(values, (value) => BigInt(Math.round(Number(value ?? 0))));
      return makeVector(makeData({ type: new Int64(), length, nullCount, nullBitmap, data }));
    }
    case 'real': {
      const data = Float64Array.from(values, (value) => Number(value ?? 0));
      return makeVector(makeData({ type: new Float64(), length, nullCount, nullBitmap, data }));
    }
    case 'flag': {
      const data = bits(length, (index) => values[index] === true);
      return makeVector(makeData({ type: new Bool(), length, nullCount, nullBitmap, data }));
    }
  }
}

function validity(values: readonly ColumnValue[]): { nullBitmap: Uint8Array; nullCount: number } {
  const nullCount = values.reduce<number>((count, value) => count + (value === null ? 1 : 0), 0);
  return { nullBitmap: bits(values.length, (index) => values[index] !== null), nullCount };
}

function bits(length: number, isSet: (index: number) => boolean): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(length / 8));
  for (let index = 0; index < length; index++) {
    if (isSet(index)) bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return bitmap;
}

const encoder = new TextEncoder();

function utf8(values: readonly ColumnValue[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const valueOffsets = new Int32Array(values.length + 1);
  // A UTF-16 unit takes three bytes of UTF-8 at most.
  let data = new Uint8Array(values.reduce<number>((sum, value) => sum + (isText(value) ? value.length * 3 : 0), 0));
  let end = 0;
  values.forEach((value, index) => {
    if (isText(value)) end += encoder.encodeInto(value, data.subarray(end)).written;
    valueOffsets[index + 1] = end;
  });
  data = data.slice(0, end);
  return { valueOffsets, data };
}

function isText(value: ColumnValue): value is string {
  if (value === null) return false;
  if (typeof value !== 'string') throw new TypeError(`A text column was given ${String(value)}.`);
  return true;
}
