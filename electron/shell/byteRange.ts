/** Which bytes of a file a request asks for. */

export interface ByteRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** True where the answer is a part by the rules of HTTP (status 206). */
  readonly partial: boolean;
}

/**
 * The bytes that a `Range` header asks for in a file of `size` bytes. Null: no such bytes (status 416). A header with
 * several ranges, or of another unit, is ignored, as RFC 9110 (14.2) allows.
 */
export function byteRangeOf(size: number, header: string | null): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) {
    return { start: 0, end: size, partial: false };
  }
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start >= size || start >= end) return null;
  return { start, end, partial: true };
}
