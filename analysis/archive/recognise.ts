import type { ByteSource } from '../ports';
import { byteOrderMarkLength } from './bytes/decode';
import type { Problem } from '../problem';
import { describeUnrecognised } from './describeUnrecognised';
import type { ArtifactKind, Head, Sniffed } from './kind';
import { artifactKinds } from './kinds';

const headBytes = 64 * 1024;

export interface Recognised extends Sniffed {
  readonly kind: ArtifactKind;
  readonly problem: null;
}

export interface Unrecognised {
  readonly kind: null;
  /** Why no kind claims the file, and the next step. */
  readonly problem: Problem;
}

/** The kind that is surest of a file, or why there is none. */
export function recognise(head: Head, kinds: readonly ArtifactKind[] = artifactKinds): Recognised | Unrecognised {
  let best: Recognised | null = null;
  for (const kind of kinds) {
    const sniffed = kind.sniff(head);
    if (sniffed !== null && sniffed.confidence > (best?.confidence ?? 0)) best = { kind, problem: null, ...sniffed };
  }
  return best ?? { kind: null, problem: describeUnrecognised(head) };
}

/** The first 64 KiB of a file as text. A character cut in two by the limit is left out, not malformed. */
export async function readHead(source: ByteSource, signal?: AbortSignal): Promise<Head> {
  const bytes = new Uint8Array(Math.min(headBytes, source.bytes));
  let length = 0;
  for await (const chunk of source.stream({ end: headBytes }, signal)) {
    const part = chunk.subarray(0, bytes.length - length);
    bytes.set(part, length);
    length += part.length;
    if (length === bytes.length) break;
  }
  const complete = source.bytes <= headBytes;
  const content = bytes.subarray(byteOrderMarkLength(bytes), length);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content, { stream: !complete });
  const name = source.path.split('/').at(-1) ?? source.path;
  return { path: source.path, name, bytes: source.bytes, text, complete };
}
