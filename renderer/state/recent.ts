/** The recent archives as the machine remembers them. */
import { machine } from '../machine';
import { useArchives } from './archives';
import { notifyFailure } from './notice';

/** Asks the machine again; where it does not answer the earlier list stays. */
export async function refreshRecent(): Promise<void> {
  try {
    useArchives.setState({ recent: await machine().recentArchives() });
  } catch (error) {
    notifyFailure(error);
  }
}
