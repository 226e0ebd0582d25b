/** The lines around a problem, from the file itself: the store does not hold what could not be read. */
import { excerptOf } from '../archive/excerpt';
import type { LineExcerpt } from '../results';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';
import { createMeter } from './meter';
import { withFile } from './withFile';

/** Throws `AgoraError('not-found')` where the archive has no such file. */
export function readLines(
  archive: ArchiveSource,
  path: string,
  line: number,
  around: number,
  task: Task,
): Promise<LineExcerpt> {
  return withFile(archive, path, task, (source) => {
    const counted = createMeter(task, source.bytes).counting(source);
    return excerptOf(counted, line, around, task.signal);
  });
}
