/** Every file of an archive into the store, unless it is there already: small ones together, a large one by itself. */
import { deleteArtifact, deleteUnfinished, insertArtifacts, type StoredArtifact } from '../store/artifacts';
import { inTransaction } from '../store/transaction';
import { isMemoryFull } from './memoryFull';
import {
  mappingOf,
  readingOf,
  recognisedArtifact,
  type FileReading,
  type ReadFile,
  type ReadingContext,
} from './readFile';
import type { SurveyedFile } from './survey';

/** A commit costs more than a small file: so much is read between two. */
const group = { bytes: 8 * 1024 * 1024, files: 500 };

/** Whether what the store holds of a file will not do. */
export function mustBeRead(
  { kind, known }: SurveyedFile,
  { instances, tables }: { readonly instances: boolean; readonly tables: ReadingContext['tables'] },
): boolean {
  if (!kind?.provides.some((table) => instances || table !== 'instances')) return false;
  return known?.rows == null || known.mapping !== mappingOf(kind, tables);
}

/**
 * The files as they stand in the store afterwards, in their order; new ones are not shown yet. Where it is cancelled or
 * fails, the file in work leaves nothing, and those before it stay.
 */
export async function readFiles(
  files: readonly SurveyedFile[],
  toRead: ReadonlySet<SurveyedFile>,
  firstId: number,
  context: ReadingContext,
): Promise<ReadFile[]> {
  const { connection, archive } = context;
  const ids = new Map(files.map((file, index) => [file, firstId + index]));
  const idOf = (file: SurveyedFile) => ids.get(file) ?? firstId;

  const found = new Map<SurveyedFile, ReadFile>();
  const recognised: StoredArtifact[] = [];
  for (const file of files) {
    if (toRead.has(file)) continue;
    const stored = file.known ? asListed(file.known, file) : recognisedArtifact(file, idOf(file), context);
    found.set(file, { stored, gathered: file.gathered });
    if (!file.known) recognised.push(stored);
  }
  await inTransaction(connection, () => insertArtifacts(connection, archive, recognised));

  const readTogether = async (together: readonly SurveyedFile[]): Promise<void> => {
    const shared = together.length > 1 ? { ...context, partSize: null } : context;
    const readings = together.map((file) => ({ file, reading: readingOf(file, idOf(file), shared) }));
    const start = context.meter.state();
    try {
      await inTransaction(connection, async (transaction) => {
        for (const { file, reading } of readings) found.set(file, await reading.toEnd(transaction));
        await insertArtifacts(
          connection,
          archive,
          readings.flatMap(({ file }) => found.get(file)?.stored ?? []),
        );
      });
    } catch (error) {
      if (!isMemoryFull(error)) {
        await deleteUnfinished(connection, archive);
        throw error;
      }
      const [only, ...others] = readings;
      if (only && others.length === 0) return void found.set(only.file, await cutOff(only.reading, context));
      context.meter.rewind(start);
      for (const file of together) await readTogether([file]);
    }
  };
  for (const together of groupsOf(files.filter((file) => toRead.has(file)))) await readTogether(together);
  return files.flatMap((file) => found.get(file) ?? []);
}

/** Its rows are as they were; its place in the listing and its time may be others. */
function asListed(known: StoredArtifact, { ordinal, source }: SurveyedFile): StoredArtifact {
  return { ...known, ordinal, modifiedMs: source.modifiedMs };
}

/** Memory is full: what is committed of the file stays, and is all there is. */
async function cutOff(reading: FileReading, { connection, archive }: ReadingContext): Promise<ReadFile> {
  const file = reading.cutOff();
  await inTransaction(connection, async () => {
    await deleteArtifact(connection, archive, file.stored.artifact);
    await insertArtifacts(connection, archive, [file.stored]);
  });
  return file;
}

/** Files that share a transaction, in their order. */
function groupsOf(files: readonly SurveyedFile[]): SurveyedFile[][] {
  const groups: SurveyedFile[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    const last = groups.at(-1);
    bytes += file.source.bytes;
    if (last && bytes <= group.bytes && last.length < group.files) last.push(file);
    else {
      groups.push([file]);
      bytes = file.source.bytes;
    }
  }
  return groups;
}
