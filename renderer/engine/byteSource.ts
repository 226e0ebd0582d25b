/** A granted file of an archive as a byte source: its bytes come from the machine over the app's own protocol. */
import { AgoraError } from '../../analysis/errors';
import type { ByteSource } from '../../analysis/ports';
import { throwIfCancelled } from '../../analysis/task';
import type { GrantedFile } from '../../electron/contract';

/** Reads `file` through its url. A file that is gone or may not be read rejects with `not-found` or `not-permitted`. */
export function byteSourceOf(file: GrantedFile): ByteSource {
  return {
    path: file.path,
    bytes: file.bytes,
    modifiedMs: file.modifiedMs,
    stream: (limit, signal) => streamOf(file, limit, signal),
  };
}

async function* streamOf(file: GrantedFile, limit = Infinity, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  throwIfCancelled(signal);
  if (limit <= 0) return;
  const body = await bodyOf(file, Number.isFinite(limit) ? `${file.url}?limit=${limit}` : file.url, signal);
  const reader = body.getReader();
  let left = limit;
  try {
    while (left > 0) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value.byteLength > left ? value.subarray(0, left) : value;
      left -= value.byteLength;
    }
  } finally {
    // Also ends the machine's read when the caller stops early or the limit is reached.
    await reader.cancel().catch(() => undefined);
  }
}

async function bodyOf(
  file: GrantedFile,
  url: string,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, signal ? { signal } : {});
  if (response.ok && response.body) return response.body;
  const context = { path: file.path, nextStep: 'Open the archive again.' };
  if (response.status === 403)
    throw new AgoraError('not-permitted', `${file.path}: this computer does not permit reading the file.`, context);
  throw new AgoraError('not-found', `${file.path}: the file cannot be read (${response.status}).`, context);
}
