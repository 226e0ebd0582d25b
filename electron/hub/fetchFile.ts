/**
 * One file of the Hub into the user's folder: written beside its place under a name of its own, gone on with after a
 * break, checked against its hash, and only then given its name.
 */
import { constants } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { AgoraError } from '../../analysis/errors';
import { throwIfCancelled } from '../../analysis/task';
import type { HubConnection } from './connection';
import type { DatasetListing, HubFile } from './dataset';
import { digester, type Digester } from './digest';
import type { WholeFile } from './journal';
import { brokenConnection, requestOnce } from './request';
import { Interruption, usualRetries, withRetries } from './retries';
import { watchSilence } from './silence';

export interface FetchRequest {
  readonly connection: HubConnection;
  /** The commit. */
  readonly revision: DatasetListing['revision'];
  readonly file: HubFile;
  /** Absolute; its folder is there. */
  readonly place: string;
  /** True where the part that stands beside the place is of this very content, and may be gone on with. */
  readonly resume: boolean;
  /** Told the bytes of the file that are on the disk. */
  readonly progress: (bytes: number) => void;
}

export interface Fetched {
  readonly whole: WholeFile;
  /** True where bytes of an earlier pull were used. */
  readonly resumed: boolean;
}

/** The name that a file has until it is whole. */
export const partialOf = (place: string): string => `${place}.partial`;

/** Windows has no such flag. */
const noFollow = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;

/**
 * Fetches the file; an earlier one at its place is replaced. What has come so far stays beside the place when this
 * throws `AgoraError`: `network`, `not-found`, `not-permitted`, `cancelled`, `bad-input` (the content is not what was
 * listed); or an error of the file system.
 */
export async function fetchFile(request: FetchRequest, signal: AbortSignal): Promise<Fetched> {
  const { file, place } = request;
  const partial = partialOf(place);
  const handle = await open(partial, constants.O_RDWR | constants.O_CREAT | noFollow);
  let filled: Filled;
  try {
    filled = await fill(handle, request, signal);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, place);
  const { mtimeMs } = await stat(place);
  const { sha256, resumed } = filled;
  return { whole: { digest: file.digest, sha256, bytes: file.bytes, modifiedMs: mtimeMs }, resumed };
}

interface Filled {
  readonly sha256: string;
  readonly resumed: boolean;
}

/** The part that is there, and the state of its hash. */
interface Part {
  bytes: number;
  digester: Digester;
}

/** Bytes from several attempts that do not fit together are fetched once more from the beginning. */
async function fill(handle: FileHandle, request: FetchRequest, signal: AbortSignal): Promise<Filled> {
  const { file } = request;
  const part = request.resume ? await partThere(handle, file, signal) : await emptyPart(handle, file);
  const there = part.bytes;
  const inOnePiece = await complete(handle, part, request, signal);
  const first = part.digester.finish();
  if (first.matches) return { sha256: first.sha256, resumed: there > 0 };
  const anew = await emptyPart(handle, file);
  if (inOnePiece) throw notAsListed(file);
  await complete(handle, anew, request, signal);
  const { matches, sha256 } = anew.digester.finish();
  if (matches) return { sha256, resumed: false };
  await emptyPart(handle, file);
  throw notAsListed(file);
}

/** Asks for what is missing until it is there. Gives true where all of it came in one answer. */
async function complete(handle: FileHandle, part: Part, request: FetchRequest, signal: AbortSignal): Promise<boolean> {
  const policy = request.connection.retries ?? usualRetries;
  let pieces = part.bytes > 0 ? 1 : 0;
  let furthest = part.bytes;
  request.progress(part.bytes);
  if (part.bytes === request.file.bytes) return false;
  await withRetries(policy, signal, async () => {
    pieces++;
    try {
      await fetchRest(handle, part, request, policy.silenceMs, signal);
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      // A server without ranges begins anew each time: only what goes beyond all attempts before brings the end nearer.
      const progressed = part.bytes > furthest;
      furthest = Math.max(furthest, part.bytes);
      throw new Interruption(error.failure, { ...error.details, progressed });
    }
  });
  return pieces === 1;
}

async function fetchRest(
  handle: FileHandle,
  part: Part,
  { connection, revision, file, progress }: FetchRequest,
  silenceMs: number,
  signal: AbortSignal,
): Promise<void> {
  const from = part.bytes;
  const watch = watchSilence(signal, silenceMs);
  try {
    // The library's own blob takes an answer that ignores the range for the part that was asked for.
    const range = from > 0 ? { range: `bytes=${from}-` } : {};
    const headers = { ...range, 'accept-encoding': 'identity' };
    const response = await requestOnce(connection, addressOf(connection, revision, file), headers, watch.signal);
    if (from > 0 && !continues(response, from)) Object.assign(part, await emptyPart(handle, file));
    for await (const chunk of chunksOf(connection, response)) {
      watch.heard();
      if (part.bytes + chunk.length > file.bytes) throw notAsListed(file);
      await writeAll(handle, chunk, part.bytes);
      part.digester.update(chunk);
      part.bytes += chunk.length;
      progress(part.bytes);
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    watch.end();
  }
  if (part.bytes < file.bytes) throw brokenConnection(connection, 'broke', new Error('the answer ended early'));
}

/** The path's parts are encoded: a name may hold what means something else in an address. */
function addressOf({ endpoint, repo }: HubConnection, revision: string, { path }: HubFile): string {
  return `${endpoint}/datasets/${repo}/resolve/${revision}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** False for a server that knows no ranges and sends the whole file. */
function continues({ status, headers }: Response, from: number): boolean {
  return status === 206 && (headers.get('content-range') ?? '').startsWith(`bytes ${from}-`);
}

async function* chunksOf(connection: HubConnection, { body }: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch (error) {
    throw brokenConnection(connection, 'broke', error);
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
}

async function emptyPart(handle: FileHandle, { digest, bytes }: HubFile): Promise<Part> {
  await handle.truncate(0);
  return { bytes: 0, digester: digester(digest, bytes) };
}

async function partThere(handle: FileHandle, file: HubFile, signal: AbortSignal): Promise<Part> {
  const { size } = await handle.stat();
  if (size > file.bytes) return emptyPart(handle, file);
  const part: Part = { bytes: 0, digester: digester(file.digest, file.bytes) };
  const buffer = new Uint8Array(1 << 20);
  while (part.bytes < size) {
    throwIfCancelled(signal);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, part.bytes);
    if (bytesRead === 0) break;
    part.digester.update(buffer.subarray(0, bytesRead));
    part.bytes += bytesRead;
  }
  return part;
}

function notAsListed({ path }: HubFile): AgoraError {
  return new AgoraError('bad-input', 'What the Hub sends is not the content that it lists.', {
    path,
    nextStep: 'List the data set again; where that does not help, use another endpoint.',
  });
}
