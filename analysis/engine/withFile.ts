/** One file of an archive by its path, also one that is packed in another. */
import { AgoraError } from '../errors';
import type { ByteSource } from '../ports';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';
import { listedFiles } from './listedFiles';

/** Throws `AgoraError('not-found')` where the archive has no such file. */
export async function withFile<T>(
  archive: ArchiveSource,
  path: string,
  task: Task,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const { source, close } = await openFile(archive, path, task);
  try {
    return await use(source);
  } finally {
    await close();
  }
}

/** The same for whoever reads it bit by bit; to be closed. */
export async function openFile(
  archive: ArchiveSource,
  path: string,
  task: Task,
): Promise<{ readonly source: ByteSource; close(): Promise<void> }> {
  const holder = holderOf(archive, path);
  const listed = await listedFiles({ files: holder ? [holder.file] : [], problems: [] }, () => false, task);
  const source = listed.files.find((file) => file.path === holder?.inside);
  if (source) return { source, close: () => listed.close() };
  await listed.close();
  const nextStep = 'Open the archive again: the file may be gone.';
  throw new AgoraError('not-found', `${path} is not in the archive.`, { path, nextStep });
}

/** The listed file that is at the path or holds it, and the path once that file is the only one that is listed. */
function holderOf({ files }: ArchiveSource, path: string) {
  const [only, ...others] = files;
  if (only && others.length === 0) return { file: only, inside: path };
  const same = files.find((file) => file.path === path);
  if (same) return { file: same, inside: path };
  const around = files.find((file) => path.startsWith(`${file.path}/`));
  return around && { file: around, inside: path.slice(around.path.length + 1) };
}
