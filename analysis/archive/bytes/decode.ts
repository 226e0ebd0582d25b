const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

export interface Decoded {
  readonly text: string;
  /** True where bytes were not UTF-8 and stand as U+FFFD in the text. A U+FFFD that the file itself holds is none. */
  readonly malformed: boolean;
}

/** Bytes as UTF-8 text; a byte order mark is kept (see `byteOrderMarkLength`). */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = lenient.decode(bytes);
  return { text, malformed: text.includes('\uFFFD') && !isUtf8(bytes) };
}

/** 3 where the bytes start with UTF-8's byte order mark, else 0. */
export function byteOrderMarkLength(bytes: Uint8Array): 0 | 3 {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
