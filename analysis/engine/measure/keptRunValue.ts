/** Values of a run as the bytes that are kept: an Arrow stream of one row. */
import { Float64, Utf8, makeData, makeVector, Table, tableFromIPC, tableToIPC, vectorFromArray } from 'apache-arrow';
import type { RunValue } from '../../metrics/runMetric';

export function runValueToBytes({ value, lo, hi, n, how }: RunValue): Uint8Array {
  const number = (given: number | null) =>
    makeVector(makeData({ type: new Float64(), length: 1, data: Float64Array.of(given ?? NaN) }));
  return tableToIPC(
    new Table({
      value: number(value),
      lo: number(lo),
      hi: number(hi),
      n: number(n),
      how: vectorFromArray([how], new Utf8()),
    }),
    'stream',
  );
}

/** Null: the bytes are damaged, or another thing. */
export function runValueOfBytes(bytes: Uint8Array): RunValue | null {
  try {
    const table = tableFromIPC<{ value: Float64; lo: Float64; hi: Float64; n: Float64; how: Utf8 }>(bytes);
    const number = (column: 'value' | 'lo' | 'hi' | 'n') => {
      const given = table.getChild(column)?.get(0) ?? NaN;
      return Number.isFinite(given) ? given : null;
    };
    const n = number('n');
    const how = table.getChild('how')?.get(0);
    if (n === null || typeof how !== 'string') return null;
    return { value: number('value'), lo: number('lo'), hi: number('hi'), n, how };
  } catch {
    return null;
  }
}
