/** The window's first steps: what the machine names is opened, and what it says later is followed. */
import { machine } from '../machine';
import { performMenuCommand } from '../actions/menu';
import { notify, notifyFailure } from './notice';
import { openArchives } from './openArchive';
import { refreshRecent } from './recent';
import { startStorage } from './storage';

/** Subscribes to the machine and opens the archives the window was started with. */
export async function start(): Promise<void> {
  startStorage();
  machine().onArchivesGranted((archives) => void openArchives(archives));
  machine().onMenuCommand(performMenuCommand);
  machine().onFailure(({ message }) => notify(message, 'failure'));
  try {
    await openArchives(await machine().startupArchives());
  } catch (error) {
    notifyFailure(error);
  }
  await refreshRecent();
}
