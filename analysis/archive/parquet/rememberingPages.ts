import type { Compressors } from 'hyparquet';

/**
 * The same decompressors, which remember what they gave last, `mostBytes` of it: a page that several stretches of rows lie
 * in is decompressed once, as long as its compressed bytes stay where they are in memory.
 */
export function rememberingPages(compressors: Compressors, mostBytes: number): Compressors {
  /** The oldest first. */
  const kept = new Map<string, Uint8Array>();
  const numbers = new WeakMap<ArrayBufferLike, number>();
  let count = 0;
  let bytes = 0;

  function keyOf({ buffer, byteOffset, length }: Uint8Array): string {
    const number = numbers.get(buffer) ?? ++count;
    numbers.set(buffer, number);
    return `${number} ${byteOffset} ${length}`;
  }
  function keep(key: string, page: Uint8Array): void {
    kept.set(key, page);
    bytes += page.length;
    for (const [oldest, gone] of kept) {
      if (bytes <= mostBytes) return;
      kept.delete(oldest);
      bytes -= gone.length;
    }
  }
  const remembering = (decompress: NonNullable<Compressors[keyof Compressors]>) => {
    return (input: Uint8Array, outputLength: number) => {
      const key = keyOf(input);
      const known = kept.get(key);
      if (known) return known;
      const page = decompress(input, outputLength);
      keep(key, page);
      return page;
    };
  };
  return Object.fromEntries(Object.entries(compressors).map(([codec, decompress]) => [codec, remembering(decompress)]));
}
