/** Series of an instance metric as the bytes that are kept: an Arrow stream of `ordinal` and `value`. */
import { Float64, Int32, makeData, makeVector, Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import type { Series } from '../../store/measures';
import { isWholeStream } from './wholeStream';

export function seriesToBytes({ ordinals, values }: Series): Uint8Array {
  const columns = {
    ordinal: makeVector(makeData({ type: new Int32(), length: ordinals.length, data: ordinals })),
    value: makeVector(makeData({ type: new Float64(), length: values.length, data: values })),
  };
  return tableToIPC(new Table(columns), 'stream');
}

/** Null: the bytes are damaged, or another thing. */
export function seriesOfBytes(bytes: Uint8Array): Series | null {
  if (!isWholeStream(bytes)) return null;
  try {
    const table = tableFromIPC<{ ordinal: Int32; value: Float64 }>(bytes);
    const [ordinal, value] = [table.getChild('ordinal'), table.getChild('value')];
    if (ordinal === null || value === null) return null;
    return { ordinals: Int32Array.from(ordinal.toArray()), values: Float64Array.from(value.toArray()) };
  } catch {
    return null;
  }
}
