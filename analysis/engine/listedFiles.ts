/** The files an archive is read as. */
import { expand } from '../archive/containers/expand';
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';

export interface ListedFiles {
  readonly files: readonly ByteSource[];
  readonly problems: readonly Problem[];
  /** To be called when no file is read any more. */
  close(): Promise<void>;
}

/**
 * What the host listed, with what is packed in it. `isKnown`: the file was read before and did not change, so that no
 * byte of it is needed.
 */
export async function listedFiles(
  { files, problems }: Pick<ArchiveSource, 'files' | 'problems'>,
  isKnown: (file: ByteSource) => boolean,
  task: Task,
): Promise<ListedFiles> {
  const { sources, problems: found, close } = await expand(files, task, { isKnown });
  return { files: sources, problems: [...problems, ...found], close };
}
