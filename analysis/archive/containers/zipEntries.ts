import { ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js/lib/zip-core-reader.js';
import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import type { ArchiveProblemCode } from '../problemCodes';
import type { Budget } from './budget';
import type { EntryGate } from './entryGate';
import { entrySource } from './entrySource';
import { damaged } from './failure';
import { inflateEntry } from './inflateEntry';
import type { ContainerLimits } from './limits';
import { unpackedSource } from './unpackedSource';
import { createZipBytes } from './zipBytes';
import { zipFailure } from './zipFailure';
import { isCheckpoint, purposeOf } from './zipPurpose';

const methods = { stored: 0, deflated: 8 } as const;

/**
 * The files in a zip, in the order of its directory; the source must be able to jump. Encrypted entries, links and those
 * that lie over others are refused, and a zip that is another program's document is not looked into; null for a checkpoint, which has a reader of its own. An entry's own
 * header is held against the directory when the entry is read.
 */
export async function zipEntries(
  source: ByteSource,
  gate: EntryGate,
  budget: Budget,
  limits: ContainerLimits,
  signal: AbortSignal,
): Promise<readonly ByteSource[] | null> {
  const entries = await directoryOf(source, gate, limits, signal);
  const names = entries.map(({ filename }) => filename);
  if (isCheckpoint(names)) return null;
  const purpose = purposeOf(names);
  if (purpose !== null) {
    gate.report('not-data', `The file is ${purpose} and is not looked into.`);
    return [];
  }
  const overlapping = overlappingOf(entries);
  return entries.flatMap((entry) => {
    const objection = overlapping.has(entry) ? liesOverAnother : objectionTo(entry);
    if (objection !== null) {
      gate.refuse(entry.filename, objection.code, objection.message);
      return [];
    }
    const path = gate.admit(entry.filename);
    return path === null ? [] : [sourceOf(source, entry, path, budget)];
  });
}

/** What the zip's directory lists, folders left out. Damage is a problem, and what was listed before it stays. */
async function directoryOf(
  source: ByteSource,
  gate: EntryGate,
  limits: ContainerLimits,
  signal: AbortSignal,
): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  const bytes = createZipBytes(source, limits.directoryBytes);
  // Names are judged by the gate, one by one.
  const zip = new ZipReader(bytes, { filenameValidation: 'tolerant', useWebWorkers: false });
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      throwIfCancelled(signal);
      if (entries.length >= limits.entries) {
        gate.report('too-many-entries', `Only the first ${limits.entries} entries are read. Unpack it.`);
        break;
      }
      if (isFile(entry)) entries.push(entry);
    }
  } catch (error) {
    throwIfCancelled(signal);
    const { code, fact, nextStep } = zipFailure(error);
    gate.report(code, `What the zip holds is not read whole: ${fact}. ${nextStep}`);
  }
  return entries;
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

interface Objection {
  readonly code: ArchiveProblemCode;
  readonly message: string;
}

const liesOverAnother: Objection = {
  code: 'damaged-archive',
  message: 'The entry shares bytes with another, as in a bomb: left out. Pack the files again.',
};

function objectionTo(entry: FileEntry): Objection | null {
  const { compressionMethod: method, compressedSize, uncompressedSize } = entry;
  if (entry.encrypted)
    return { code: 'encrypted-entry', message: 'The entry is encrypted: left out. Pack it without a password.' };
  if (entry.symlink) return { code: 'unsafe-entry', message: 'The entry is a link: left out. Pack the file itself.' };
  if (method !== methods.stored && method !== methods.deflated) {
    const message = `The entry is packed by the method ${method}: left out. Pack it by deflate, as most programs do.`;
    return { code: 'unsupported-compression', message };
  }
  if (method === methods.stored && compressedSize !== uncompressedSize) {
    const message = `The entry is stored as it is, and the directory says both ${compressedSize} and ${uncompressedSize} bytes: left out. Pack it again.`;
    return { code: 'damaged-archive', message };
  }
  return null;
}

/** A local header's length without its name. */
const headerBytes = 30;

/** Entries whose bytes are other entries' bytes too, as far as the directory tells. */
function overlappingOf(entries: readonly FileEntry[]): ReadonlySet<FileEntry> {
  const overlapping = new Set<FileEntry>();
  let last: { readonly entry: FileEntry; readonly end: number } | null = null;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const end = entry.offset + headerBytes + entry.rawFilename.length + entry.compressedSize;
    if (last && entry.offset < last.end) overlapping.add(last.entry).add(entry);
    if (!last || end > last.end) last = { entry, end };
  }
  return overlapping;
}

function sourceOf(holder: ByteSource, entry: FileEntry, path: string, budget: Budget): ByteSource {
  const declared = { bytes: entry.uncompressedSize, crc32: entry.crc32 ?? 0 };
  if (entry.compressionMethod === methods.stored) {
    const at = (start: number) => entrySource(holder, { path, start, bytes: declared.bytes });
    return {
      ...at(0),
      async *stream(part, signal) {
        yield* at(await dataOffsetOf(entry)).stream(part, signal);
      },
    };
  }
  const packed: ByteSource = {
    path,
    bytes: entry.compressedSize,
    modifiedMs: holder.modifiedMs,
    seekable: holder.seekable,
    async *stream(part, signal) {
      const start = await dataOffsetOf(entry);
      yield* entrySource(holder, { path, start, bytes: entry.compressedSize }).stream(part, signal);
    },
  };
  return unpackedSource(
    packed,
    (chunks, meter, signal) => inflateEntry(chunks, declared, meter, signal),
    budget,
    declared.bytes,
  );
}

/** Where an entry's data starts. Throws where its own header says other things than the directory. */
async function dataOffsetOf(entry: FileEntry): Promise<number> {
  try {
    // Reads and compares the header, and no data.
    await entry.getData(new WritableStream(), {
      checkOverlappingEntryOnly: true,
      passThrough: true,
      strictness: 'strict',
    });
  } catch (error) {
    throw damaged(zipFailure(error).fact, error);
  }
  const offset = entry.localDirectory?.dataOffset;
  if (offset === undefined) throw damaged('its own header cannot be found in the zip');
  return offset;
}
