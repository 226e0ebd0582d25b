import type { ByteSource } from '../ports';
import { arrowOutline } from './arrow/arrowOutline';
import { byteOrderMarkLength } from './bytes/decode';
import type { Problem } from '../problem';
import { describeUnrecognised } from './describeUnrecognised';
import { firstBytes, headBytes } from './firstBytes';
import { withoutCompression } from './packedNames';
import type { ArtifactKind, ClaimField, Head, Sniffed } from './kind';
import { artifactKinds } from './kinds';
import type { Outline } from './outline';
import { parquetOutline } from './parquet/parquetOutline';
import { carrierOf } from './records/carrier';

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
  if (!best) return { kind: null, problem: describeUnrecognised(head) };
  const own = ownClaims(best, head);
  return own.length === 0 ? best : { ...best, claims: { ...best.claims, own } };
}

const claimFields = ['generator', 'method', 'domain', 'volume', 'variant', 'seed', 'model'] as const;

/** The claims that are the same under a name that says nothing. */
function ownClaims({ kind, claims }: Recognised, head: Head): readonly ClaimField[] {
  if (claimFields.every((field) => claims[field] === undefined)) return [];
  const name = `file${/(?:\.[a-z]+)*$/i.exec(head.name)?.[0] ?? ''}`;
  const unnamed = kind.sniff({ ...head, path: name, name })?.claims;
  return claimFields.filter((field) => claims[field] !== undefined && claims[field] === unnamed?.[field]);
}

/** The first 64 KiB of a file as text. A character cut in two by the limit is left out, not malformed. */
export async function readHead(source: ByteSource, signal?: AbortSignal): Promise<Head> {
  const bytes = await firstBytes(source, signal);
  const complete = bytes.length < headBytes || (source.seekable && source.bytes <= headBytes);
  const content = bytes.subarray(byteOrderMarkLength(bytes));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content, { stream: !complete });
  const name = withoutCompression(source.path.split('/').at(-1) ?? source.path);
  const outline = await outlineOfBinary(source, bytes, signal);
  return { path: source.path, name, bytes: complete ? bytes.length : source.bytes, text, complete, outline };
}

/** The outline of a file that is no text; null of any other. */
async function outlineOfBinary(source: ByteSource, start: Uint8Array, signal?: AbortSignal): Promise<Outline | null> {
  switch (carrierOf(start)) {
    case 'parquet':
      return parquetOutline(source, signal);
    case 'arrow':
      return arrowOutline(source, signal);
    default:
      return null;
  }
}
