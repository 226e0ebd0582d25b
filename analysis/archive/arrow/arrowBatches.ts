import { RecordBatchReader, type RecordBatch, type Schema } from 'apache-arrow';
import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { joinBytes } from '../bytes/joinBytes';
import { randomAccess } from '../bytes/randomAccess';
import { reasonOf } from '../reasonOf';
import { checkedMessages } from './checkedMessages';
import { checkIndexedFile } from './checkMessage';

/** A file starts with this and zeros up to a multiple of eight; what follows is a stream, and an index at its end. */
const fileMark = 'ARROW1';
const fileMarkBytes = 8;
/** A batch that is larger is taken for a wrong length. */
const largestBatch = 512 * 1024 * 1024;

/** What an Arrow file holds, in order: its schema, its batches, and where it breaks off the reason. */
export type ArrowPart =
  | { readonly part: 'schema'; readonly schema: Schema }
  | { readonly part: 'batch'; readonly batch: RecordBatch }
  | { readonly part: 'fault'; readonly fault: string };

/**
 * The batches of an Arrow stream, or of a file, which holds the same stream. Memory is one batch, and no more than `limit`
 * bytes. What cannot be decoded is the last part. Throws `AgoraError('cancelled')` and what the source throws.
 */
export async function* arrowParts(
  source: ByteSource,
  signal?: AbortSignal,
  limit = largestBatch,
): AsyncGenerator<ArrowPart> {
  const bytes = bytesOf(source, signal);
  const messages = untilFault(checkedMessages(bytes.stream(), limit));
  try {
    const reader = await openReader(messages, bytes, source, signal);
    if (reader.closed) throw new RangeError('it ends before its schema');
    yield { part: 'schema', schema: reader.schema };
    for await (const batch of reader) {
      throwIfCancelled(signal);
      yield { part: 'batch', batch };
    }
    const fault = messages.fault();
    if (fault !== null) throw fault.error;
  } catch (error) {
    throwIfCancelled(signal);
    const failure = bytes.failure();
    if (failure !== null) throw failure.error;
    yield { part: 'fault', fault: faultOf(messages.fault()?.error ?? error) };
  }
}

/** What it throws is kept for later: the library looks ahead, and shall first give what comes before. */
function untilFault<T>(items: AsyncIterable<T>) {
  let fault: { readonly error: unknown } | null = null;
  async function* stream(): AsyncGenerator<T> {
    try {
      yield* items;
    } catch (error) {
      fault = { error };
    }
  }
  return {
    stream,
    fault: (): { readonly error: unknown } | null => fault,
    forget() {
      fault = null;
    },
  };
}

/**
 * Some writers leave out the schema at a file's start, or the length before it, since its index has both: such a file is
 * read from memory.
 */
async function openReader(
  messages: ReturnType<typeof untilFault<Uint8Array>>,
  bytes: ReturnType<typeof bytesOf>,
  source: ByteSource,
  signal: AbortSignal | undefined,
): Promise<RecordBatchReader> {
  try {
    const reader = await RecordBatchReader.from(messages.stream());
    const opened = await reader.open();
    const fault = messages.fault();
    if (opened.closed && fault !== null) throw fault.error;
    return opened;
  } catch (error) {
    const access = bytes.isFile() && bytes.failure() === null ? await randomAccess(source, signal) : null;
    if (access === null) throw error;
    const whole = new Uint8Array(await access.slice(0));
    messages.forget();
    checkIndexedFile(whole);
    return RecordBatchReader.from(whole).open();
  }
}

function faultOf(error: unknown): string {
  const reason = reasonOf(error);
  if (reason.startsWith('Unrecognized type')) return `a column has a type that is not read here: ${typeOf(reason)}`;
  return reason.includes('compression') ? 'its batches are compressed, which only Parquet files may be' : reason;
}

/** Types of Apache Arrow's Schema.fbs that the library does not know, by their numbers there. */
const unreadTypes: Readonly<Record<string, string>> = {
  21: 'large lists',
  22: 'runs',
  23: 'views of bytes',
  24: 'views of text',
  25: 'views of lists',
  26: 'views of large lists',
};

function typeOf(reason: string): string {
  const number = /\((\d+)\)$/.exec(reason)?.[1] ?? '';
  return unreadTypes[number] ?? `number ${number}`;
}

/** The bytes of the stream without a file's mark. */
function bytesOf(source: ByteSource, signal: AbortSignal | undefined) {
  let failure: { readonly error: unknown } | null = null;
  let marked = false;
  async function* stream(): AsyncGenerator<Uint8Array> {
    let start: Uint8Array | null = new Uint8Array(0);
    const chunks = source.stream(undefined, signal)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await chunks.next().catch((error: unknown) => {
          failure = { error };
          throw error;
        });
        if (next.done === true) break;
        throwIfCancelled(signal);
        if (start === null) yield next.value;
        else {
          start = joinBytes(start, next.value);
          if (start.length < fileMarkBytes) continue;
          marked = new TextDecoder('latin1').decode(start.subarray(0, fileMark.length)) === fileMark;
          yield marked ? start.subarray(fileMarkBytes) : start;
          start = null;
        }
      }
      if (start !== null) yield start;
    } finally {
      await chunks.return?.();
    }
  }
  return { stream, failure: (): { readonly error: unknown } | null => failure, isFile: () => marked };
}
