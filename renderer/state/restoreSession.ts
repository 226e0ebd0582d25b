/** Opening again what was open. */
import type { GrantedArchive } from '../../electron/contract';
import { machine } from '../machine';
import { frameText } from '../text/frame';
import { useArchives } from './archives';
import { useCompared } from './compared';
import { notifyFailure } from './notice';
import { openArchive } from './openArchive';
import type { Session } from './session';
import { asFixedTask } from './tasks';

/**
 * Opens the archive that was looked at, at its place, and then the others behind it; `known` are those that the machine
 * has granted already, and they are opened where nothing else is there any more.
 */
export async function restoreSession(
  { archives, current, place, against }: Session,
  known: readonly GrantedArchive[],
): Promise<void> {
  if (against !== null) useCompared.getState().choose(against);
  for (const id of [current, ...archives.filter((other) => other !== current)]) {
    const granted = await grantedAgain(id, known);
    if (granted) await openArchive(granted, isFirst() ? place : 'behind');
  }
  if (isFirst()) await openInOrder(known);
}

/** Opens archives of which the first is looked at, for as long as they are wanted. */
export async function openInOrder(
  archives: readonly GrantedArchive[],
  areWanted: () => boolean = () => true,
): Promise<void> {
  for (const archive of archives) if (areWanted()) await openArchive(archive, isFirst() ? 'suggested' : 'behind');
}

const isFirst = (): boolean => useArchives.getState().opened.length === 0;

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
