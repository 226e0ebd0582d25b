import { parquetMetadataAsync, parquetSchema, type FileMetaData } from 'hyparquet';
import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { randomAccess, type RandomAccess } from '../bytes/randomAccess';
import { reasonOf } from '../reasonOf';
import { checkingPages } from './checkPages';

/** A Parquet file whose footer has been read. */
export interface ParquetFile {
  /** Its pages are checked as they are read. */
  readonly access: RandomAccess;
  readonly metadata: FileMetaData;
  /** Names of the columns at the top. */
  readonly columns: readonly string[];
}

/** The library gives what is there: in a damaged file a column may have no name. */
function columnsOf(metadata: FileMetaData): string[] {
  const names = parquetSchema(metadata).children.map(({ element }): unknown => element.name);
  return names.filter((name) => typeof name === 'string');
}

/** Opens the file, or says why it cannot be read: the fact and the next step. Throws what the source throws. */
export async function openParquet(source: ByteSource, signal?: AbortSignal): Promise<ParquetFile | string> {
  const access = await randomAccess(source, signal);
  if (access === null)
    return 'The Parquet file is larger than 256 MiB and lies in a compressed file. Unpack it beside the archive.';
  try {
    const metadata = await parquetMetadataAsync(access, { geoparquet: false });
    return { access: checkingPages(access, metadata), metadata, columns: columnsOf(metadata) };
  } catch (error) {
    throwIfCancelled(signal);
    if (access.failure !== undefined) throw error;
    return `The Parquet file has no footer that can be read (${reasonOf(error)}). Copy or write the file again.`;
  }
}
