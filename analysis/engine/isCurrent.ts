import type { StoredArchive } from '../store/catalogue';
import { noOverlay } from '../study/overlay';
import type { OpenOptions } from './archiveSource';

/** Whether the store answers for an archive: same files, read as far as is asked, under the same overlay. */
export function isCurrent(stored: StoredArchive | null, fingerprint: string, options: OpenOptions): boolean {
  if (stored?.summary.fingerprint !== fingerprint) return false;
  if (options.instances && !stored.withInstances) return false;
  return stored.overlay === JSON.stringify(options.overlay ?? noOverlay);
}
