import type { ColumnMetaData, FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import type { RandomAccess } from '../bytes/randomAccess';

/** A page that is larger when decompressed is taken for a wrong length. */
const largestPage = 512 * 1024 * 1024;

/**
 * The same file, whose pages are checked before they are decoded: the library goes round in circles where the header of a
 * page has a length that is no number or points backwards, and takes any memory that one asks for.
 */
export function checkingPages(access: RandomAccess, metadata: FileMetaData): RandomAccess {
  const chunks = metadata.row_groups.flatMap(({ columns }) => columns.flatMap(({ meta_data: chunk }) => chunk ?? []));
  return {
    byteLength: access.byteLength,
    get failure() {
      return access.failure;
    },
    async slice(start, end = access.byteLength) {
      const bytes = await access.slice(start, end);
      for (const chunk of chunks) {
        const from = Math.max(startOf(chunk), start);
        const to = Math.min(startOf(chunk) + Number(chunk.total_compressed_size), start + bytes.byteLength);
        if (from < to) checkPages(new DataView(bytes, from - start, to - from), Number(chunk.num_values));
      }
      return bytes;
    },
  };
}

/** Where the pages of a chunk start, as the library sees it: some writers give 0 where there is no dictionary. */
function startOf({ dictionary_page_offset: dictionary, data_page_offset: data }: ColumnMetaData): number {
  return Number(dictionary === undefined || dictionary === 0n ? data : dictionary);
}

/** Throws where a header is none of a page of a chunk of so many values. The last page may be cut off. */
function checkPages(view: DataView, values: number): void {
  const reader = { view, offset: 0 };
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: length, uncompressed_page_size: decompressed } = header;
    const numbers = [
      { value: length, most: Infinity },
      { value: decompressed, most: largestPage },
    ];
    const { data_page_header: v1, data_page_header_v2: v2, dictionary_page_header: dictionary } = header;
    if (header.type === 'DICTIONARY_PAGE') numbers.push({ value: dictionary?.num_values ?? NaN, most: decompressed });
    else if (header.type === 'DATA_PAGE') numbers.push({ value: v1?.num_values ?? NaN, most: values });
    else
      numbers.push(
        { value: v2?.num_values ?? NaN, most: values },
        { value: v2?.num_nulls ?? NaN, most: values },
        { value: v2?.num_rows ?? NaN, most: values },
        { value: v2?.definition_levels_byte_length ?? NaN, most: length },
        { value: v2?.repetition_levels_byte_length ?? NaN, most: length },
      );
    if (!numbers.every(({ value, most }) => Number.isInteger(value) && value >= 0 && value <= most))
      throw new RangeError('the header of a page is broken');
    reader.offset += length;
  }
}
