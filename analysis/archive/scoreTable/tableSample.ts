import type { ByteSource } from '../../ports';
import { readHead } from '../recognise';
import { sampleOfHead, type TableSample } from './sampleOfHead';

/** Header and first rows of a table file, read from its first 64 KiB; null where it is none. */
export async function tableSample(source: ByteSource, rows = 20, signal?: AbortSignal): Promise<TableSample | null> {
  const sample = sampleOfHead(await readHead(source, signal));
  return sample === null ? null : { ...sample, rows: sample.rows.slice(0, rows) };
}
