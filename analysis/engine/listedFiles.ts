/** The files an archive is read as. */
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import type { ArchiveSource } from './archiveSource';

export interface ListedFiles {
  readonly files: readonly ByteSource[];
  readonly problems: readonly Problem[];
}

/** What the host listed. */
export function listedFiles({ files, problems }: ArchiveSource): Promise<ListedFiles> {
  return Promise.resolve({ files, problems });
}
