/** A granted file of an archive as a byte source: its bytes come from the machine over the app's own protocol. */
import { AgoraError } from '../../analysis/errors';
import type { BytePart, ByteSource } from '../../analysis/ports';
import { throwIfCancelled } from '../../analysis/task';
import type { GrantedFile } from '../../electron/contract';

/** Reads `file` through its url. A file that is gone or may not be read rejects with `not-found` or `not-permitted`. */
export function byteSourceOf(file: GrantedFile): ByteSource {
  return {
    path: file.path,
    bytes: file.bytes,
    modifiedMs: file.modifiedMs,
    seekable: true,
    stream: (part, signal) => streamOf(file, part, signal),
  };
}

/** Parts of at least so many bytes go the quick way, which small ones gain nothing by. */
const bulkBytes = 1 << 20;

async function* streamOf(file: GrantedFile, part: BytePart = {}, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  throwIfCancelled(signal);
  const start = part.start ?? 0;
  const end = Math.min(part.end ?? Infinity, file.bytes);
  if (end <= start) return;
  const body = await bodyOf(file, { start, end }, signal);
  const reader = body.getReader();
  let left = end - start;
  try {
    while (left > 0) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value.byteLength > left ? value.subarray(0, left) : value;
      left -= value.byteLength;
    }
  } finally {
    // Also ends the machine's read when the caller stops early or the part is read.
    await reader.cancel().catch(() => undefined);
  }
}

async function bodyOf(
  file: GrantedFile,
  { start, end }: Required<BytePart>,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const isWhole = start === 0 && end === file.bytes;
  const headers: HeadersInit = isWhole ? {} : { range: `bytes=${start}-${end - 1}` };
  const request = { headers, ...(signal ? { signal } : {}) };
  if (end - start >= bulkBytes) {
    const quick = await fetch(file.bulkUrl, request).catch(() => null);
    if (quick?.ok && quick.body) return quick.body;
  }
  const response = await fetch(file.url, request);
  if (response.ok && response.body) return response.body;
  const context = { path: file.path, nextStep: 'Open the archive again.' };
  if (response.status === 403)
    throw new AgoraError('not-permitted', `${file.path}: this computer does not permit reading the file.`, context);
  throw new AgoraError('not-found', `${file.path}: the file cannot be read (${response.status}).`, context);
}
