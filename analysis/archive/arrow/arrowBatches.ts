import { RecordBatchReader, type RecordBatch, type Schema } from 'apache-arrow';
import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { joinBytes } from '../bytes/joinBytes';
import { randomAccess } from '../bytes/randomAccess';
import { reasonOf } from '../reasonOf';

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
  const bytes = streamOf(source, signal, limit);
  try {
    const reader = await openReader(bytes, source, signal);
    if (reader.closed) {
      yield { part: 'fault', fault: 'it ends before its schema' };
      return;
    }
    yield { part: 'schema', schema: reader.schema };
    for await (const batch of reader) {
      throwIfCancelled(signal);
      bytes.startBatch();
      yield { part: 'batch', batch };
    }
  } catch (error) {
    throwIfCancelled(signal);
    if (bytes.failure() !== undefined) throw error;
    yield { part: 'fault', fault: faultOf(error) };
  }
}

/** Some writers leave out the schema at a file's start, since its index has it: such a file is read from memory. */
async function openReader(
  bytes: ReturnType<typeof streamOf>,
  source: ByteSource,
  signal: AbortSignal | undefined,
): Promise<RecordBatchReader> {
  try {
    const reader = await RecordBatchReader.from(bytes.chunks());
    return await reader.open();
  } catch (error) {
    const access = bytes.isFile() && bytes.failure() === undefined ? await randomAccess(source, signal) : null;
    if (access === null) throw error;
    return RecordBatchReader.from(new Uint8Array(await access.slice(0))).open();
  }
}

function faultOf(error: unknown): string {
  const reason = reasonOf(error);
  return reason.includes('compression') ? 'its batches are compressed, which only Parquet files may be' : reason;
}

/** The bytes of the stream without a file's mark, copied, since the source may reuse them; counted batch by batch. */
function streamOf(source: ByteSource, signal: AbortSignal | undefined, limit: number) {
  let failure: unknown;
  let sinceBatch = 0;
  let marked = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let start = new Uint8Array(0);
    let started = false;
    const stream = source.stream(undefined, signal)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await stream.next().catch((error: unknown) => {
          failure = error;
          throw error;
        });
        if (next.done === true) break;
        throwIfCancelled(signal);
        sinceBatch += next.value.length;
        if (sinceBatch > limit) throw new RangeError(`a batch of more than ${limit} bytes`);
        if (started) yield next.value.slice();
        else {
          start = joinBytes(start, next.value);
          if (start.length < fileMarkBytes) continue;
          started = true;
          marked = new TextDecoder('latin1').decode(start.subarray(0, fileMark.length)) === fileMark;
          yield marked ? start.subarray(fileMarkBytes) : start;
        }
      }
      if (!started) yield start;
    } finally {
      await stream.return?.();
    }
  }
  return {
    chunks,
    failure: () => failure,
    isFile: () => marked,
    startBatch: () => {
      sinceBatch = 0;
    },
  };
}
