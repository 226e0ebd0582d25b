/** The ways to open an archive. A cancelled dialog does nothing; a failed one says so. */
import type { RecentArchive } from '../../electron/contract';
import { machine } from '../machine';
import { notifyFailure } from '../state/notice';
import { openArchive } from '../state/openArchive';
import { refreshRecent } from '../state/recent';
import { openWorkspace } from '../state/workspace';

export async function chooseAndOpen(what: 'folder' | 'file'): Promise<void> {
  try {
    const archive = await machine().chooseArchive(what);
    if (archive) await openArchive(archive);
  } catch (error) {
    notifyFailure(error);
  }
}

export async function openPublished(): Promise<void> {
  try {
    await openArchive(await machine().publishedStudy());
  } catch (error) {
    notifyFailure(error);
  }
}

/** The study whose jobs run anywhere, in minutes. */
export async function openSmallStudy(): Promise<void> {
  try {
    await openArchive(await machine().smallStudy());
  } catch (error) {
    notifyFailure(error);
  }
}

/** Opens a recent archive or workspace again; where it is gone the list is refreshed and says so. */
export async function reopen({ id, kind }: Pick<RecentArchive, 'id' | 'kind'>): Promise<void> {
  try {
    if (kind === 'workspace') await openWorkspace(await machine().reopenWorkspace(id));
    else await openArchive(await machine().reopenArchive(id));
  } catch (error) {
    notifyFailure(error);
    await refreshRecent();
  }
}

/** Takes an archive off the recent list. The archive itself is not touched. */
export async function forget(id: string): Promise<void> {
  try {
    await machine().forgetArchive(id);
    await refreshRecent();
  } catch (error) {
    notifyFailure(error);
  }
}
