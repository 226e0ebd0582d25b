/** The lines around a place in a file, however long they are. */
import type { ByteSource } from '../ports';
import type { LineExcerpt } from '../results';
import { throwIfCancelled } from '../task';
import { stripByteOrderMark } from './bytes/stripByteOrderMark';

const newline = 0x0a;

/** Characters of a line that are shown. */
const shownCharacters = 2000;
/** A character takes four bytes of UTF-8 at most; one more tells that there is more. */
const keptBytes = 4 * shownCharacters + 1;
const mostAround = 100;

/**
 * Line `line` (1-based) with up to `around` lines, at most 100, before and after it. Reads from the start of the file,
 * and no further than it must.
 */
export async function excerptOf(
  source: ByteSource,
  line: number,
  around: number,
  signal?: AbortSignal,
): Promise<LineExcerpt> {
  const reach = Math.min(Math.max(around, 0), mostAround);
  const first = Math.max(1, line - reach);
  const last = line + reach;
  const lines: LineExcerpt['lines'][number][] = [];
  let number = 1;
  let current = createLine();
  for await (const chunk of stripByteOrderMark(source.stream(undefined, signal))) {
    throwIfCancelled(signal);
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      if (number >= first) lines.push({ number, ...current.end(chunk.subarray(start, end)) });
      if (number === last) return { first, lines };
      if (number >= first) current = createLine();
      number += 1;
      start = end + 1;
    }
    if (number >= first) current.add(chunk.subarray(start));
  }
  const rest = current.end(new Uint8Array(0));
  if (number >= first && rest.text !== '') lines.push({ number, ...rest });
  return { first, lines };
}

function createLine() {
  const kept = new Uint8Array(keptBytes);
  let length = 0;
  const add = (bytes: Uint8Array) => {
    const part = bytes.subarray(0, keptBytes - length);
    kept.set(part, length);
    length += part.length;
  };
  return {
    add,
    end(bytes: Uint8Array): { text: string; cut: boolean } {
      add(bytes);
      const isFull = length === keptBytes;
      // Of a character that is cut in two, nothing is shown: neither of its bytes nor of its UTF-16 units.
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(kept.subarray(0, length), { stream: isFull });
      const whole = isFull ? text : text.replace(/\r$/, '');
      const shown = whole.slice(0, shownCharacters).replace(/[\uD800-\uDBFF]$/, '');
      return { text: shown, cut: isFull || whole.length > shownCharacters };
    },
  };
}
