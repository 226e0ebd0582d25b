import type { ByteSource } from '../ports';
import { throwIfCancelled } from '../task';
import { byteOrderMarkLength, decodeUtf8 } from './bytes/decode';
import { parseJson } from './json/parseJson';
import { lineOf } from './lineOf';
import type { ProblemList } from './problemList';

/** Documents that must be in memory whole to be understood; larger ones of these kinds are not what they look like. */
export const largestDocument = 256 * 1024 * 1024;

/** The whole file as text without a byte order mark, or null where it is larger than `limit` bytes and a problem. */
export async function readText(
  source: ByteSource,
  problems: ProblemList,
  signal?: AbortSignal,
  limit = largestDocument,
): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.stream(undefined, signal)) {
    throwIfCancelled(signal);
    length += chunk.length;
    if (length > limit) {
      const megabytes = Math.round(limit / (1024 * 1024));
      problems.add(
        null,
        'file-too-large',
        `The file is larger than ${megabytes} MiB and is not read. Split or reduce it.`,
      );
      return null;
    }
    chunks.push(chunk.slice());
  }
  const bytes = join(chunks, length);
  const { text, malformed } = decodeUtf8(bytes.subarray(byteOrderMarkLength(bytes)));
  if (malformed) {
    const line = lineOf(text, text.indexOf('\uFFFD'));
    problems.add(line, 'malformed-utf8', 'Bytes that are not UTF-8 are read as U+FFFD. Save the file as UTF-8.');
  }
  return text;
}

/** The whole file as one JSON value, or undefined where it is none and `problems` says why. */
export async function readJson(source: ByteSource, problems: ProblemList, signal?: AbortSignal): Promise<unknown> {
  const text = await readText(source, problems, signal);
  if (text === null) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, code, message } = jsonProblem(text, parsed.offset);
    problems.add(line, code, message);
    return undefined;
  }
  if (parsed.nonFinite > 0) {
    const line = lineOf(text, parsed.nonFiniteAt);
    const count = parsed.nonFinite === 1 ? 'One number is' : `${parsed.nonFinite} numbers are`;
    problems.add(line, 'non-finite-number', `${count} NaN, infinite or too large, read as no value.`);
  }
  return parsed.value;
}

/** Line, code and message for a text that stops being JSON at `offset`. */
export function jsonProblem(
  text: string,
  offset: number,
): { readonly line: number; readonly code: 'broken-json' | 'truncated-json'; readonly message: string } {
  const line = lineOf(text, offset);
  if (offset >= text.trimEnd().length) {
    const message = 'The file ends before its JSON is complete. Copy or write the file again.';
    return { line: lineOf(text, text.trimEnd().length), code: 'truncated-json', message };
  }
  const found = JSON.stringify(text.slice(offset, offset + 24));
  return { line, code: 'broken-json', message: `No JSON from ${found} on. Correct the line, or write the file again.` };
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
