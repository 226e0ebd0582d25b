/** Values of a run as the bytes that are kept: an Arrow stream of one row. */
import { Table, tableFromIPC, tableToIPC, type Float64, type Utf8 } from 'apache-arrow';
import type { RunValue } from '../../metrics/runMetric';
import { arrowColumn } from '../../store/column';

export function runValueToBytes({ value, lo, hi, n, how }: RunValue): Uint8Array {
  return tableToIPC(
    new Table({
      value: arrowColumn('real', [value]),
      lo: arrowColumn('real', [lo]),
      hi: arrowColumn('real', [hi]),
      n: arrowColumn('real', [n]),
      how: arrowColumn('text', [how]),
    }),
    'stream',
  );
}

/** Null: the bytes are damaged, or another thing. */
export function runValueOfBytes(bytes: Uint8Array): RunValue | null {
  try {
    const table = tableFromIPC<{ value: Float64; lo: Float64; hi: Float64; n: Float64; how: Utf8 }>(bytes);
    const at = (column: 'value' | 'lo' | 'hi' | 'n') => table.getChild(column)?.get(0) ?? null;
    const n = at('n');
    const how = table.getChild('how')?.get(0);
    if (n === null || typeof how !== 'string') return null;
    return { value: at('value'), lo: at('lo'), hi: at('hi'), n, how };
  } catch {
    return null;
  }
}
