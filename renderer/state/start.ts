/** The window's first steps: what the machine names is opened, and what it says later is followed. */
import { machine } from '../machine';
import { performMenuCommand } from '../actions/menu';
import { notify, notifyFailure } from './notice';
import { openArchives } from './openArchive';
import { usePlaces } from './places';
import { refreshRecent } from './recent';
import { restoreSession } from './restoreSession';
import { saidIn, useSaid } from './said';
import { startGuide } from './guide';
import { startJobs } from './jobs/jobs';
import { startQuality } from './quality';
import { startLaunches } from './study/launches';
import { startTargets } from './study/targets';
import { startNetwork } from './network';
import { startSelection } from './selection';
import { isReload, keepSession, keptSession } from './session';
import { startStorage } from './storage';
import { asFixedTask } from './tasks';
import { openWorkspace, rememberSaid } from './workspace';
import { frameText } from '../text/frame';

/** The id under which the machine grants the study that ships with the app, where nothing else was named. */
const publishedId = 'published';

/** Subscribes to the machine and opens what the window was started with, else what was open last. */
export async function start(): Promise<void> {
  const reloaded = isReload();
  const session = keptSession();
  // Before anything is drawn, so that the window does not first show another place.
  if (session) usePlaces.setState({ place: session.place });
  const from = usePlaces.getState().place;
  startStorage();
  startSelection();
  startGuide();
  startQuality();
  startNetwork();
  startJobs();
  startLaunches();
  startTargets();
  machine().onArchivesGranted((archives) => void openArchives(archives));
  machine().onWorkspaceGranted((workspace) => void openWorkspace(workspace));
  machine().onMenuCommand(performMenuCommand);
  machine().onFailure(({ message }) => notify(message, 'failure'));
  try {
    const { workspace, left, remembered } = await asFixedTask(frameText.starting, () => machine().startupWorkspace());
    useSaid.setState(saidIn(remembered));
    rememberSaid();
    const named = await asFixedTask(frameText.starting, () => machine().startupArchives());
    const isNamed = named.some(({ id }) => id !== publishedId);
    keepSession();
    if (workspace) {
      await openWorkspace(workspace, left && { said: left, session });
      if (left === null && isNamed) await openArchives(named);
    } else if (session && (reloaded || !isNamed)) await restoreSession(session, named);
    else await openArchives(named, from);
  } catch (error) {
    notifyFailure(error);
  }
  await refreshRecent();
}
