import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import type { RandomAccess } from '../bytes/randomAccess';
import type { Outline } from '../outline';
import { openParquet, type ParquetFile } from './parquetFile';
import { createRowDecoder } from './parquetRows';

/** So much of a column is looked at for its first value. */
const lookedAt = 4 * 1024 * 1024;

/** The columns of a Parquet file and what can be had of its first row without reading much. */
export async function parquetOutline(source: ByteSource, signal?: AbortSignal): Promise<Outline> {
  const file = await openParquet(source, signal);
  if (typeof file === 'string') return { shape: 'parquet', keys: new Set(), first: undefined, fault: file };
  return { shape: 'parquet', keys: new Set(file.columns), first: await firstRow(file, signal) };
}

/** A column whose first value lies further in is left out. */
async function firstRow(file: ParquetFile, signal: AbortSignal | undefined): Promise<object | undefined> {
  if (file.metadata.num_rows < 1n) return undefined;
  const first: Record<string, unknown> = {};
  for (const column of file.columns) {
    try {
      const decode = await createRowDecoder({ ...file, access: beginnings(file.access) }, [column]);
      const rows = await decode({ start: 0, end: 1 });
      if (rows.length > 0) Object.assign(first, rows.row(0).record);
    } catch (error) {
      throwIfCancelled(signal);
      if (file.access.failure !== undefined) throw error;
    }
  }
  return first;
}

/** The same file of which no more than the beginning of each part is read. */
function beginnings(access: RandomAccess): RandomAccess {
  return { ...access, slice: (start, end) => access.slice(start, Math.min(end ?? Infinity, start + lookedAt)) };
}
