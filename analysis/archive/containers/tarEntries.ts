import { createTarDecoder, type ParsedTarEntry, type TarHeader } from 'modern-tar';
import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { joinBytes } from '../bytes/joinBytes';
import type { EntryGate } from './entryGate';
import { entrySource, type EntryPlace } from './entrySource';
import { failureOf } from './failure';
import type { ContainerLimits } from './limits';

const blockBytes = 512;
/** Headers of small files lie close together: so much is read at once where the source can go back to their contents. */
const windowBytes = 64 * 1024;

interface FoundHeader {
  readonly header: TarHeader;
  /** The letter of the entry's type, of which the decoder keeps only those it knows. */
  readonly type: string;
  /** Where the entry's content starts. */
  readonly start: number;
}

/**
 * The files in a tar, in their order: headers are read, contents are jumped over where the source can. Links, devices
 * and sparse files are refused. What follows damage is not listed.
 */
export async function* tarEntries(
  source: ByteSource,
  gate: EntryGate,
  limits: ContainerLimits,
  signal: AbortSignal,
): AsyncGenerator<ByteSource> {
  const blocks = createBlocks(source, signal);
  let position = 0;
  for (let count = 0; ; count++) {
    throwIfCancelled(signal);
    const whatFollows = count === 0 ? 'The tar' : `What follows entry ${count} of the tar`;
    let found: FoundHeader | 'end' | 'cut';
    try {
      found = await nextHeader(blocks, position);
    } catch (error) {
      throwIfCancelled(signal);
      const { code, fact, nextStep } = failureOf(error);
      return gate.report(code, `${whatFollows} is not read: ${fact}. ${nextStep}`);
    }
    if (found === 'end') return;
    if (found === 'cut')
      return gate.report('truncated-archive', `${whatFollows} is missing: it is cut off. Copy or write it again.`);
    if (count >= limits.entries)
      return gate.report('too-many-entries', `Only the first ${limits.entries} entries are read. Unpack it.`);
    const { header, start } = found;
    position = start + Math.ceil(header.size / blockBytes) * blockBytes;
    const place = placeOf(found, gate);
    if (place !== null) yield entrySource(source, place);
  }
}

function placeOf({ header, type, start }: FoundHeader, gate: EntryGate): EntryPlace | null {
  const { name, size: bytes } = header;
  if (header.type === 'directory') return null;
  if (header.type !== 'file') {
    const message = `The entry is no file but a ${(header.type ?? 'device').replace('-', ' ')}: left out. Pack the file itself.`;
    gate.refuse(name, 'unsafe-entry', message);
    return null;
  }
  const isSparse = type === 'S' || Object.keys(header.pax ?? {}).some((key) => key.startsWith('GNU.sparse'));
  // The oldest tars write NUL for a file, `7` is a file as well; the decoder takes any letter it does not know for one.
  if (isSparse || !/^[0\u00007]$/.test(type)) {
    const what = isSparse ? 'a sparse file' : `of the unknown type ${JSON.stringify(type)}`;
    gate.refuse(name, 'unsupported-compression', `The entry is ${what}: left out. Pack it again by an ordinary tar.`);
    return null;
  }
  const path = gate.admit(name);
  return path === null ? null : { path, start, bytes };
}

/**
 * The next entry's header from `position` on, or how the tar ends. The decoder wants every byte of every content, so
 * each entry gets a decoder of its own, which is fed block by block until the entry is there.
 */
async function nextHeader(blocks: Blocks, position: number): Promise<FoundHeader | 'end' | 'cut'> {
  const decoder = createTarDecoder({ strict: true });
  const writer = decoder.writable.getWriter();
  const arrived: ParsedTarEntry[] = [];
  const arrival = decoder.readable.getReader().read();
  // Runs before the write is done that brought the entry; what is wrong rejects the write as well.
  arrival.then(
    ({ value }) => value && arrived.push(value),
    () => undefined,
  );
  for (let start = position; ; start += blockBytes) {
    const block = await blocks.at(start);
    if (block.length < blockBytes) return 'cut';
    if (start === position && block.every((byte) => byte === 0)) return 'end';
    await writer.write(block);
    const header = arrived[0]?.header;
    if (header) return { header, type: String.fromCharCode(block[156] ?? 0), start: start + blockBytes };
  }
}

interface Blocks {
  /** The block at a position that is not before the one last asked for; shorter at the end. */
  at(position: number): Promise<Uint8Array>;
}

function createBlocks(source: ByteSource, signal: AbortSignal): Blocks {
  const atOnce = source.seekable ? windowBytes : blockBytes;
  let start = 0;
  let window: Uint8Array = new Uint8Array(0);
  let isLast = false;
  return {
    async at(position) {
      if (position + blockBytes > start + window.length && !isLast) {
        start = position;
        window = new Uint8Array(0);
        for await (const chunk of source.stream({ start, end: start + atOnce }, signal))
          window = joinBytes(window, chunk);
        isLast = window.length < atOnce;
      }
      return window.slice(position - start, position - start + blockBytes);
    },
  };
}
