/** The lines around a problem, from the file itself: the store does not hold what could not be read. */
import { excerptOf } from '../archive/excerpt';
import { AgoraError } from '../errors';
import type { LineExcerpt } from '../results';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';
import { listedFiles } from './listedFiles';
import { createMeter } from './meter';

/** Throws `AgoraError('not-found')` where the archive has no such file. */
export async function readLines(
  archive: ArchiveSource,
  path: string,
  line: number,
  around: number,
  task: Task,
): Promise<LineExcerpt> {
  const holder = holderOf(archive, path);
  const listed = await listedFiles({ files: holder ? [holder.file] : [], problems: [] }, () => false, task);
  try {
    const source = listed.files.find((file) => file.path === holder?.inside);
    if (!source) {
      const nextStep = 'Open the archive again: the file may be gone.';
      throw new AgoraError('not-found', `${path} is not in the archive.`, { path, nextStep });
    }
    const counted = createMeter(task, source.bytes).counting(source);
    return await excerptOf(counted, line, around, task.signal);
  } finally {
    await listed.close();
  }
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
