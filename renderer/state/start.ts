/** The window's first steps: what the machine names is opened, and what it says later is followed. */
import type { GrantedArchive } from '../../electron/contract';
import { machine } from '../machine';
import { performMenuCommand } from '../actions/menu';
import { useArchives } from './archives';
import { notify, notifyFailure } from './notice';
import { openArchive, openArchives } from './openArchive';
import { usePlaces } from './places';
import { refreshRecent } from './recent';
import { saidIn, useSaid } from './said';
import { startNetwork } from './network';
import { startSelection } from './selection';
import { isReload, keepSession, keptSession, type Session } from './session';
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
  startNetwork();
  machine().onArchivesGranted((archives) => void openArchives(archives));
  machine().onWorkspaceGranted((workspace) => void openWorkspace(workspace));
  machine().onMenuCommand(performMenuCommand);
  machine().onFailure(({ message }) => notify(message, 'failure'));
  try {
    const { workspace, remembered } = await asFixedTask(frameText.starting, () => machine().startupWorkspace());
    useSaid.setState(saidIn(remembered));
    rememberSaid();
    const named = await asFixedTask(frameText.starting, () => machine().startupArchives());
    const isNamed = named.some(({ id }) => id !== publishedId);
    keepSession();
    if (workspace) await openWorkspace(workspace);
    else if (session && (reloaded || !isNamed)) await restore(session, named);
    else await openArchives(named, from);
  } catch (error) {
    notifyFailure(error);
  }
  await refreshRecent();
}

/** Opens the archive that was looked at, at its place, and then the others behind it; `otherwise` where none is there. */
async function restore({ archives, current, place }: Session, otherwise: readonly GrantedArchive[]): Promise<void> {
  for (const id of [current, ...archives.filter((other) => other !== current)]) {
    const granted = await grantedAgain(id, otherwise);
    if (granted) await openArchive(granted, useArchives.getState().opened.length === 0 ? place : 'behind');
  }
  if (useArchives.getState().opened.length === 0) await openArchives(otherwise);
}

/** Null where the archive is not there any more, which the status line says. */
async function grantedAgain(id: string, known: readonly GrantedArchive[]): Promise<GrantedArchive | null> {
  try {
    const granted = known.find((archive) => archive.id === id);
    return granted ?? (await asFixedTask(frameText.starting, () => machine().reopenArchive(id)));
  } catch (error) {
    notifyFailure(error);
    return null;
  }
}
