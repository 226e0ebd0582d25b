import { parquetScan, toJson, type RowGroup } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { decodeUtf8 } from '../bytes/decode';
import type { RandomAccess } from '../bytes/randomAccess';
import type { ParquetFile } from './parquetFile';
import { rememberingPages } from './rememberingPages';

/** Rows are decoded in stretches of about so much text, so that memory is bounded and cancelling is quick. */
const stretchBytes = 16 * 1024 * 1024;
const stretchRows = 32 * 1024;
/** A row group that must be decoded in one go may be so large. */
const largestGroup = 256 * 1024 * 1024;
/** What a group may hold, if its counts are right. */
const mostRows = 2 ** 31;

/** Rows of a Parquet file, from `start` to `end`, 0-based and exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** 0-based number of the row group they lie in. */
  readonly group: number;
  /** Why these rows cannot be had; null where they can be decoded. */
  readonly fault: string | null;
}

/** Divides the rows of a file, in order, so that each stretch of the columns is decoded in bounded memory. */
export function* stretchesOf({ access, metadata }: ParquetFile, columns: readonly string[]): Generator<Stretch> {
  let start = 0;
  for (const [group, content] of metadata.row_groups.entries()) {
    const { rows, bytes, divisible, consistent } = measure(content, columns, access.byteLength);
    if (!consistent) {
      yield { start, end: start, group, fault: 'the sizes of their group contradict each other' };
      continue;
    }
    const end = start + rows;
    const share = bytes === 0 ? 1 : stretchBytes / bytes;
    const step = divisible ? Math.min(stretchRows, Math.max(1, Math.floor(rows * share))) : rows;
    const fault = divisible || bytes <= largestGroup ? null : tooLarge;
    for (let at = start; at < end; at += step) yield { start: at, end: Math.min(at + step, end), group, fault };
    start = end;
  }
}

const tooLarge = 'they are one group of more than 256 MiB without an index of its pages';

interface Measures {
  readonly rows: number;
  /** Of the columns, when decompressed. */
  readonly bytes: number;
  /** False: a nested column whose pages are not indexed can only be decoded from its group's first row to the last. */
  readonly divisible: boolean;
  /** False: rows or bytes that cannot be there. */
  readonly consistent: boolean;
}

function measure(group: RowGroup, columns: readonly string[], fileBytes: number): Measures {
  const rows = Number(group.num_rows);
  let bytes = 0;
  let divisible = true;
  let consistent = rows >= 0 && rows <= mostRows;
  for (const { meta_data: chunk, offset_index_offset: index } of group.columns) {
    if (chunk === undefined || !columns.includes(chunk.path_in_schema[0] ?? '')) continue;
    const nested = chunk.path_in_schema.length > 1;
    const [values, size] = [Number(chunk.num_values), Number(chunk.total_uncompressed_size)];
    bytes += size;
    divisible &&= !nested || index !== undefined;
    consistent &&= nested ? values >= rows && values <= mostRows : values === rows;
    consistent &&= size >= 0 && chunk.total_compressed_size >= 0n && chunk.total_compressed_size <= fileBytes;
  }
  return { rows, bytes, divisible, consistent };
}

export interface DecodedRows {
  /** As many as could be decoded. */
  readonly length: number;
  /** One row as a record of plain values; `malformed`: a text in it was not UTF-8. */
  row(index: number): { readonly record: Readonly<Record<string, unknown>>; readonly malformed: boolean };
}

export type RowDecoder = (rows: Pick<Stretch, 'start' | 'end'>) => Promise<DecodedRows>;

/**
 * Decodes stretches of some columns. Rejects with the library's error where the bytes are not what they must be. What
 * several stretches need stays in memory as long as the decoder: there is one for each row group.
 */
export async function createRowDecoder(
  { access, metadata }: ParquetFile,
  columns: readonly string[],
): Promise<RowDecoder> {
  const scan = await parquetScan({
    file: remembering(access),
    metadata,
    columns: [...columns],
    compressors: rememberingPages(compressors, largestGroup),
    geoparquet: false,
    parsers: { stringFromBytes: rawText, jsonFromBytes: rawText },
  });
  return async ({ start: rowStart, end: rowEnd }) => {
    const decoded = await Promise.all(
      columns.map(async (column) => ({ column, values: await scan.readColumn({ column, rowStart, rowEnd }) })),
    );
    const length = Math.min(rowEnd - rowStart, ...decoded.map(({ values }) => values.length));
    return {
      length,
      row(index) {
        let malformed = false;
        const onMalformed = () => void (malformed = true);
        const entries = decoded.map(({ column, values }) => [column, plain(values[index], onMalformed)] as const);
        return { record: Object.fromEntries(entries), malformed };
      },
    };
  };
}

/** Text that is not decoded yet: of a page all texts are found, but of a stretch only some are wanted. */
class RawText {
  constructor(readonly bytes: Uint8Array) {}
}

/** A column that is said to hold text may hold numbers in a damaged file: they are no text. */
function rawText(bytes: unknown): RawText | undefined {
  return bytes instanceof Uint8Array ? new RawText(bytes) : undefined;
}

/** Text as it is; numbers of 64 bits as numbers; dates as text; nothing as null. */
function plain(value: unknown, onMalformed: () => void): unknown {
  if (value instanceof RawText) {
    const { text, malformed } = decodeUtf8(value.bytes);
    if (malformed) onMalformed();
    return text;
  }
  if (Array.isArray(value)) return value.map((each) => plain(each, onMalformed));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return toJson(value);
  const present = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(present.map(([key, each]) => [key, plain(each, onMalformed)]));
}

/** Keeps the last parts: a column without an index of its pages is asked for whole, once a stretch. */
function remembering(access: RandomAccess): Pick<RandomAccess, 'byteLength' | 'slice'> {
  const kept = new Map<string, Promise<ArrayBuffer>>();
  let bytes = 0;
  return {
    byteLength: access.byteLength,
    slice(start, end = access.byteLength) {
      const key = `${start}-${end}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      if (bytes + end - start > largestGroup) {
        kept.clear();
        bytes = 0;
      }
      const part = access.slice(start, end);
      kept.set(key, part);
      bytes += end - start;
      return part;
    },
  };
}
