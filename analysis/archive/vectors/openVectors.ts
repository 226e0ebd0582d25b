import type { ByteSource } from '../../ports';
import { firstBytes } from '../firstBytes';
import { isNpy } from './npyHead';
import { openNpy } from './npyFile';
import { openVectorTable } from './tableFile';
import type { VectorFile } from './vectorFile';

/** The vectors of a file, one for each column that holds some; or why it cannot be read: the fact and the next step. */
export async function openVectors(source: ByteSource, signal?: AbortSignal): Promise<readonly VectorFile[] | string> {
  if (!isNpy(await firstBytes(source, signal))) return openVectorTable(source, signal);
  const file = await openNpy(source, signal);
  return typeof file === 'string' ? file : [file];
}
