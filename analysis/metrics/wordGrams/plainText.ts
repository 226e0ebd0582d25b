/** Texts rewritten so that their words need no Unicode to be found. */
import type { TextRows } from '../../pool/textBatch';
import { wordsOf } from '../words';

/** What stands between two ASCII spaces or controls and is not all ASCII: nothing beyond a space changes its words. */
const foreign = /[^\0-\x20]*[^\0-\x7f][^\0-\x20]*/g;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The same rows; in the marked ones every word that is not all ASCII stands as `wordsOf` has it, between spaces. */
export function plainText({ bytes, offsets }: TextRows, marked: Uint8Array): TextRows {
  const parts = Array.from(marked, (mark, row) => {
    const part = bytes.subarray(offsets[row], offsets[row + 1]);
    if (mark === 0) return part;
    return encoder.encode(decoder.decode(part).replace(foreign, (found) => ` ${wordsOf(found).join(' ')} `));
  });
  const places = new Int32Array(parts.length + 1);
  parts.forEach((part, row) => (places[row + 1] = (places[row] ?? 0) + part.length));
  const joined = new Uint8Array(places.at(-1) ?? 0);
  parts.forEach((part, row) => joined.set(part, places[row]));
  return { bytes: joined, offsets: places };
}
