/** Columns that are typed arrays already as Arrow vectors, without a value in between. */
import { Int64, Utf8, makeData, makeVector, type Vector } from 'apache-arrow';
import type { TextColumn } from '../archive/instanceColumns';

/** Which rows have a value: a bitmap as Arrow lays it out, and how many have none. */
interface Nulls {
  readonly validity: Uint8Array;
  readonly nullCount: number;
}

/** VARCHAR. The bytes must be UTF-8: the database does not look again. */
export function textVector({ bytes, offsets }: TextColumn, nulls?: Nulls): Vector<Utf8> {
  const column = { type: new Utf8(), length: offsets.length - 1, valueOffsets: offsets, data: bytes };
  const { validity, nullCount } = nulls ?? { validity: null, nullCount: 0 };
  return makeVector(makeData({ ...column, nullBitmap: validity, nullCount }));
}

/** BIGINT of whole numbers that are not negative. */
export function wholeVector(values: Int32Array): Vector<Int64> {
  // Each in the lower half of its 64 bits, the upper half being 0: no BigInt is made.
  const halves = new Int32Array(2 * values.length);
  for (let index = 0; index < values.length; index++) halves[2 * index] = values[index] ?? 0;
  return makeVector(makeData({ type: new Int64(), length: values.length, data: new BigInt64Array(halves.buffer) }));
}

/** BIGINT of one number in `length` rows. */
export function repeatedWholeVector(value: number, length: number): Vector<Int64> {
  return makeVector(makeData({ type: new Int64(), length, data: new BigInt64Array(length).fill(BigInt(value)) }));
}
