/** The numbers of a file as the bytes that are kept: an Arrow stream of `field`, `ordinal` and `value`. */
import { Float64, Int32, makeData, makeVector, Schema, Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { z } from 'zod';
import type { Numbers } from '../../archive/measures/readNumbers';
import { isWholeStream } from './wholeStream';

/** In `field` for rows that say which instance a record is about. */
const index = -1;
/** Under which the names of the fields stand in the schema, in the order that `field` counts them. */
const headKey = 'numbers';
const headShape = z.object({ records: z.number(), fields: z.array(z.string()) });

export function numbersToBytes({ records, columns, indices }: Numbers): Uint8Array {
  const size = columns.reduce((sum, { values }) => sum + values.length, indices.size);
  const [fields, ordinals, values] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)];
  let row = 0;
  const add = (field: number, ordinal: number, value: number): void => {
    fields[row] = field;
    ordinals[row] = ordinal;
    values[row++] = value;
  };
  columns.forEach((column, field) =>
    column.ordinals.forEach((ordinal, place) => add(field, ordinal, column.values[place] ?? NaN)),
  );
  indices.forEach((instance, ordinal) => add(index, ordinal, instance));
  const table = new Table({
    field: makeVector(makeData({ type: new Int32(), length: size, data: fields })),
    ordinal: makeVector(makeData({ type: new Int32(), length: size, data: ordinals })),
    value: makeVector(makeData({ type: new Float64(), length: size, data: values })),
  });
  const head: z.infer<typeof headShape> = { records, fields: columns.map(({ field }) => field) };
  const schema = new Schema(table.schema.fields, new Map([[headKey, JSON.stringify(head)]]));
  return tableToIPC(new Table(schema, table.batches), 'stream');
}

/** Null: the bytes are damaged, or another thing. */
export function numbersOfBytes(bytes: Uint8Array): Numbers | null {
  if (!isWholeStream(bytes)) return null;
  try {
    const table = tableFromIPC<{ field: Int32; ordinal: Int32; value: Float64 }>(bytes);
    const { records, fields: names } = headShape.parse(JSON.parse(table.schema.metadata.get(headKey) ?? ''));
    const [fields, ordinals, values] = (['field', 'ordinal', 'value'] as const).map((name) => table.getChild(name));
    if (!fields || !ordinals || !values) return null;
    const columns = names.map((field) => ({ field, ordinals: new Array<number>(), values: new Array<number>() }));
    const indices = new Map<number, number>();
    const [places, numbers] = [ordinals.toArray(), values.toArray()];
    fields.toArray().forEach((field, row) => {
      const [ordinal = NaN, value = NaN] = [places[row], numbers[row]];
      if (field === index) indices.set(ordinal, value);
      columns[field]?.ordinals.push(ordinal);
      columns[field]?.values.push(value);
    });
    return { records, columns, indices };
  } catch {
    return null;
  }
}
