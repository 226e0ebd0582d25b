/** The files of an archive with what is packed in them: compressed files as what they hold, zips and tars as their entries. */
import type { ByteSource } from '../../ports';
import type { Problem } from '../../problem';
import { throwIfCancelled, type Task } from '../../task';
import type { ArchiveProblemCode } from '../problemCodes';
import { archiveProblem } from '../problemList';
import { createBudget, type Budget } from './budget';
import { formatOf, type ContainerFormat } from './containerFormat';
import { failureOf } from './failure';
import { createEntryGate } from './entryGate';
import { gunzip } from './gunzip';
import { createHeads, type Heads } from './heads';
import { held } from './held';
import { lazySource } from './lazySource';
import { containerLimits, type ContainerLimits } from './limits';
import { sharedPass, type SharedPass } from './sharedPass';
import { tarEntries } from './tarEntries';
import { unpackedSource } from './unpackedSource';
import { unzstd } from './unzstd';
import { zipEntries } from './zipEntries';

export interface Expansion {
  /** In the order of the files; entries stand in the place of their container, as it holds them. */
  readonly sources: readonly ByteSource[];
  readonly problems: readonly Problem[];
  /** Ends what still waits to read on. The sources stay readable. */
  close(): Promise<void>;
}

export interface ExpandOptions {
  /** True for a file whose content is known and that is no zip or tar: nothing of it is read now. */
  readonly isKnown?: (source: ByteSource) => boolean;
  readonly limits?: ContainerLimits;
}

/** Files whose first bytes are asked for at once. */
const width = 8;

/**
 * Looks into every file. Where the archive is one container alone, its entries' paths start inside it; else a container
 * stands in them like a folder. Nothing is written anywhere, and whatever looks like an attack is a problem of its own.
 */
export async function expand(
  sources: readonly ByteSource[],
  task: Task,
  { isKnown = () => false, limits = containerLimits }: ExpandOptions = {},
): Promise<Expansion> {
  const expanding: Expanding = { task, limits, heads: createHeads(limits.headsBytes), ...empty() };
  const { signal } = task;
  for (let start = 0; start < sources.length; start += width) {
    throwIfCancelled(signal);
    const together = sources.slice(start, start + width);
    const formats = await Promise.all(
      together.map(async (source) => (isKnown(source) ? 'known' : await look(source, signal))),
    );
    for (const [index, source] of together.entries()) {
      const done = start + index;
      task.progress({ label: 'Looking into files', done, total: sources.length, unit: 'files' });
      const format = formats[index] ?? null;
      const at = { prefix: sources.length === 1 ? '' : `${source.path}/`, depth: 0, compressions: 0 };
      if (format === 'known') expanding.sources.push(lazySource(source, () => opened(source, limits)));
      else await open(source, format, { ...at, budget: createBudget(source.bytes, limits) }, expanding);
    }
  }
  const { sources: found, problems, passes } = expanding;
  const close = async () => {
    for (const pass of passes) await pass.close();
  };
  return { sources: found, problems, close };
}

function empty() {
  return { sources: [] as ByteSource[], problems: [] as Problem[], passes: [] as SharedPass[] };
}

interface Expanding extends ReturnType<typeof empty> {
  readonly task: Task;
  readonly limits: ContainerLimits;
  readonly heads: Heads;
}

/** Where in the nesting a source stands. */
interface Place {
  /** Of the paths of entries, should it be a zip or a tar. */
  readonly prefix: string;
  /** Zips and tars around it. */
  readonly depth: number;
  /** Compressions directly around it. */
  readonly compressions: number;
  readonly budget: Budget;
}

/** Null also where the bytes do not come: who reads the source says so. */
async function look(source: ByteSource, signal: AbortSignal): Promise<ContainerFormat | null> {
  try {
    return await formatOf(source, signal);
  } catch {
    throwIfCancelled(signal);
    return null;
  }
}

async function open(
  source: ByteSource,
  format: ContainerFormat | null,
  place: Place,
  expanding: Expanding,
): Promise<void> {
  const { limits, heads, task } = expanding;
  if (format === null) return void expanding.sources.push(source);
  if (format === 'zip' || format === 'tar') return openEntries(source, format, place, expanding);
  if (place.compressions >= limits.compressions) return report(source, expanding, 'nested-too-deep', tooCompressed);
  const unpacked = await keptHead(unpackedAs(format, source, place.budget, limits), heads, task.signal);
  const inner = await look(unpacked, task.signal);
  await open(unpacked, inner, { ...place, compressions: place.compressions + 1 }, expanding);
}

function unpackedAs(
  format: 'gzip' | 'zstd',
  source: ByteSource,
  budget: Budget,
  { windowBytes }: ContainerLimits,
): ByteSource {
  if (format === 'gzip') return unpackedSource(source, gunzip, budget);
  return unpackedSource(source, (packed, meter, signal) => unzstd(packed, meter, signal, windowBytes), budget);
}

/** A source that fails at its start keeps no head, and fails again where it is read. */
async function keptHead(source: ByteSource, heads: Heads, signal: AbortSignal): Promise<ByteSource> {
  try {
    return source.seekable ? source : await heads.keep(source, signal);
  } catch {
    throwIfCancelled(signal);
    return source;
  }
}

async function openEntries(
  source: ByteSource,
  format: 'zip' | 'tar',
  { prefix, depth, budget }: Place,
  expanding: Expanding,
): Promise<void> {
  const { limits, heads, passes, task } = expanding;
  const { signal } = task;
  if (depth >= limits.depth) return report(source, expanding, 'nested-too-deep', tooNested(limits));
  const before = { sources: expanding.sources.length, problems: expanding.problems.length };
  const gate = createEntryGate(source.path, prefix);
  const openEntry = async (entry: ByteSource) => {
    throwIfCancelled(signal);
    task.progress({ label: `Looking into ${source.path}`, done: expanding.sources.length, total: null, unit: 'files' });
    const kept = await keptHead(entry, heads, signal);
    const inside = { prefix: `${entry.path}/`, depth: depth + 1, compressions: 0, budget };
    await open(kept, await look(kept, signal), inside, expanding);
  };
  if (format === 'tar') {
    const pass = source.seekable ? null : sharedPass(source);
    if (pass) passes.push(pass);
    for await (const entry of tarEntries(pass?.source ?? source, gate, limits, signal)) await openEntry(entry);
  } else {
    const seekable = await seekableZip(source, expanding);
    if (seekable === null) return;
    const entries = await zipEntries(seekable, gate, budget, limits, signal);
    if (entries === null) return void expanding.sources.push(source);
    for (const entry of entries) await openEntry(entry);
  }
  for (const problem of gate.problems()) expanding.problems.push(problem);
  if (expanding.sources.length === before.sources && expanding.problems.length === before.problems)
    report(source, expanding, 'empty-file', 'The container holds no files. Remove it, or pack it again.');
}

/** Null where the zip cannot be jumped about in, and the problems say why. */
async function seekableZip(source: ByteSource, expanding: Expanding): Promise<ByteSource | null> {
  if (source.seekable) return source;
  const { limits, task } = expanding;
  try {
    const inMemory = await held(source, limits.heldBytes, task.signal);
    if (inMemory === null) report(source, expanding, 'nested-too-deep', tooLargeInside(limits));
    return inMemory;
  } catch (error) {
    throwIfCancelled(task.signal);
    const { code, fact, nextStep } = failureOf(error);
    report(source, expanding, code, `The zip is not looked into: ${fact}. ${nextStep}`);
    return null;
  }
}

/** A known file as what it holds, which is no zip or tar. */
async function opened(source: ByteSource, limits: ContainerLimits): Promise<ByteSource> {
  const budget = createBudget(source.bytes, limits);
  let inner = source;
  for (let compressions = 0; compressions < limits.compressions; compressions++) {
    const format = await formatOf(inner);
    if (format !== 'gzip' && format !== 'zstd') break;
    inner = unpackedAs(format, inner, budget, limits);
  }
  return inner;
}

function report({ path }: ByteSource, { problems }: Expanding, code: ArchiveProblemCode, message: string): void {
  problems.push(archiveProblem(path, null, code, message));
}

const tooCompressed = 'The file is compressed several times over and is not read. Decompress it.';

function tooNested({ depth }: ContainerLimits): string {
  return `The container lies in ${depth} others and is not looked into. Unpack the outer ones.`;
}

function tooLargeInside({ heldBytes }: ContainerLimits): string {
  const mebibytes = Math.round(heldBytes / (1024 * 1024));
  return `The zip lies compressed in another container, is larger than ${mebibytes} MiB and is not looked into. Unpack the outer one.`;
}
