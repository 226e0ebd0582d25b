/**
 * One archive into the store, file by file. What is read stays for the next time even where the import is broken off;
 * the archive itself changes from one whole state to the next, in one transaction, and never shows anything between.
 */
import type { ByteSource, Connection } from '../ports';
import { deleteArtifacts, deleteUnfinished, readStoredArtifacts, type StoredArtifact } from '../store/artifacts';
import { tables } from '../store/tables';
import { inTransaction } from '../store/transaction';
import { noOverlay } from '../study/overlay';
import { throwIfCancelled, type Task } from '../task';
import type { ArchiveSource, OpenOptions } from './archiveSource';
import type { ArtifactIds } from './artifactIds';
import { createContentHasher } from './contentHash';
import { listedFiles } from './listedFiles';
import { createMeter } from './meter';
import type { PartSize } from './readFile';
import { mustBeRead, readFiles } from './readFiles';
import { storeArchive } from './storeArchive';
import { survey } from './survey';

export interface ImportOptions extends OpenOptions {
  /** Of the archive's listing. */
  readonly fingerprint: string;
  /** The code that reads: what another build has read is read again. */
  readonly build: string;
  readonly partSize: PartSize;
  readonly ids: ArtifactIds;
}

/** Brings the store's archive to the state of its files. Cancelled or failed, the archive is as it was before. */
export async function importArchive(
  connection: Connection,
  archive: ArchiveSource,
  { fingerprint, build, partSize, ids, instances, overlay = noOverlay }: ImportOptions,
  task: Task,
): Promise<void> {
  await deleteUnfinished(connection, archive.id);
  const stored = await readStoredArtifacts(connection, archive.id);
  const current = stored.filter((artifact) => artifact.build === build);
  const hasher = await createContentHasher();
  const listed = await listedFiles(archive, isKnownIn(current), task);
  try {
    const surveyed = await survey(listed.files, current, hasher, task);
    const { tables: mappings } = overlay;
    const toRead = new Set(surveyed.filter((file) => mustBeRead(file, { instances, tables: mappings })));
    const total = [...toRead].reduce((sum, { source }) => sum + source.bytes, 0);
    const reading = { connection, archive: archive.id, build, tables: mappings, hasher, partSize, signal: task.signal };
    const firstId = await ids.reserve(connection, surveyed.length);
    const files = await readFiles(surveyed, toRead, firstId, { ...reading, meter: createMeter(task, total) });

    throwIfCancelled(task.signal);
    const state = { id: archive.id, name: archive.name, fingerprint, instances, overlay };
    await inTransaction(connection, async () => {
      await storeArchive(connection, state, files, listed.problems);
      throwIfCancelled(task.signal);
    });
  } finally {
    await listed.close();
  }
}

/** True for files that are in the store as they are listed. */
function isKnownIn(stored: readonly StoredArtifact[]): (file: ByteSource) => boolean {
  const keyOf = ({ path, bytes, modifiedMs }: Pick<ByteSource, 'path' | 'bytes' | 'modifiedMs'>) =>
    JSON.stringify([path, bytes, modifiedMs]);
  const known = new Set(stored.filter(({ state }) => state !== 'failed').map(keyOf));
  return (file) => known.has(keyOf(file));
}

/** Removes an archive's rows from every table. */
export async function deleteArchive(connection: Connection, archive: string): Promise<void> {
  await inTransaction(connection, async () => {
    await deleteArtifacts(connection, archive);
    for (const [name, columns] of Object.entries(tables))
      if ('archive' in columns) await connection.query(`DELETE FROM store.${name} WHERE archive = ?`, [archive]);
  });
}
