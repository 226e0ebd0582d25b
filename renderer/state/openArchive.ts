/** From a granted archive to results on the screen: what the last session knew at once, then what the engine reads. */
import { asAgoraError } from '../../analysis/errors';
import type { Overlay } from '../../analysis/study/overlay';
import type { Task } from '../../analysis/task';
import type { GrantedArchive } from '../../electron/contract';
import { pageRows } from '../components/list/pages';
import { buildHash } from '../buildHash';
import { engine } from '../engine/client';
import { EngineFailure } from '../engine/failure';
import { machine } from '../machine';
import { archivesText } from '../text/archives';
import { useArchives } from './archives';
import { cacheKey } from './cacheKey';
import { notify, notifyFailure } from './notice';
import type { ArchiveResults, OpenedArchive } from './opened';
import { usePlaces, type Place } from './places';
import { refreshRecent } from './recent';
import { overlayOf, saidOf, useSaid } from './said';
import { readResults, writeResults } from './resultCache';
import { useSelection } from './selection';
import { asTask } from './tasks';

/** Opens archives one after another; the last one that opens is looked at. A failed one leaves the others as they were. */
export async function openArchives(archives: readonly GrantedArchive[], from?: Place): Promise<void> {
  for (const archive of archives) await openArchive(archive, 'suggested', from);
}

/** Where an opened archive is looked at: in this place, where its content suggests, or not at all yet. */
type Sight = Place | 'suggested' | 'behind';

/**
 * Opens one archive, under the user's name for it. Never rejects: a failure is shown in the place of the archives. `from` is where the user was when
 * the archive was asked for.
 */
export async function openArchive(
  archive: GrantedArchive,
  sight: Sight = 'suggested',
  from: Place = usePlaces.getState().place,
): Promise<void> {
  const granted = named(archive);
  try {
    await asTask(archivesText.reading(granted.name), (task) => readAndShow(granted, sight, from, task));
    await refreshRecent();
  } catch (error) {
    fail(granted, error);
  }
}

/** A granted archive under the user's name for it. */
interface NamedArchive extends GrantedArchive {
  readonly ownName: string;
}

function named(archive: GrantedArchive): NamedArchive {
  return { ...archive, name: saidOf(useSaid.getState(), archive.id).name ?? archive.name, ownName: archive.name };
}

/** Reads an open archive again with what the user says about it by now. Never rejects: a failure leaves it as it was. */
export async function applySaid({ id, granted: archive, ownName }: OpenedArchive): Promise<void> {
  const granted = named({ ...archive, name: ownName });
  const overlay = overlayOf(useSaid.getState(), id);
  try {
    await asTask(archivesText.applying(granted.name), async (task) => {
      const results = await readArchive(granted, overlay, task);
      useArchives.getState().confirm(openedFrom(granted, results, true));
      await writeResults(await cacheKey(granted, overlay, buildHash), results);
    });
  } catch (error) {
    notifyFailure(error);
  }
}

async function readAndShow(granted: NamedArchive, sight: Sight, from: Place, task: Task): Promise<void> {
  const overlay = overlayOf(useSaid.getState(), granted.id);
  const key = await cacheKey(granted, overlay, buildHash);
  const remembered = await readResults(key);
  if (remembered) {
    show(openedFrom(granted, remembered, false), sight, from);
    await afterPainting();
  }
  const results = await readArchive(granted, overlay, task);
  const opened = openedFrom(granted, results, true);
  if (remembered) useArchives.getState().confirm(opened);
  else show(opened, sight, from);
  await writeResults(key, results);
}

async function readArchive(granted: GrantedArchive, overlay: Overlay, task: Task): Promise<ArchiveResults> {
  const open = await engine.call('open', [granted, { instances: true, overlay }], task);
  const kinds = await engine.call('kinds', []);
  const instances = await engine.call('instances', [granted.id, { path: null, run: null, offset: 0, limit: pageRows }]);
  const study = await engine.call('study', [granted.id]);
  const pgr = await engine.call('pgr', [granted.id]);
  const analysis = await engine.call('analyse', [granted.id]);
  const exhibits = await engine.call('exhibits', [granted.id]);
  return { open, kinds, instances, study, pgr, analysis, exhibits };
}

function openedFrom(granted: NamedArchive, results: ArchiveResults, confirmed: boolean): OpenedArchive {
  const { id, name, ownName, location } = granted;
  return { id, name, ownName, location, granted, confirmed, ...results };
}

/**
 * An archive without scores has an empty leaderboard: what was found in it is the better first sight. Who went to
 * another place while the archive was read stays there.
 */
function show(archive: OpenedArchive, sight: Sight, from: Place): void {
  if (sight === 'behind') return useArchives.getState().add(archive);
  useSelection.getState().clear();
  useArchives.getState().show(archive);
  if (usePlaces.getState().place !== from) return;
  // Who opens a second archive in order to compare it stays with the comparison.
  if (sight === 'suggested' && from === 'compare' && useArchives.getState().opened.length > 1) return;
  const suggested = archive.pgr.cells.length > 0 ? 'leaderboard' : 'archives';
  usePlaces.getState().go(sight === 'suggested' ? suggested : sight);
}

function fail(granted: GrantedArchive, error: unknown): void {
  const { code, message, context } = asAgoraError(error);
  if (code === 'cancelled') return notify(archivesText.cancelled(granted.name));
  if (code === 'internal') void machine().log('error', `open: ${message}`);
  const problems = error instanceof EngineFailure ? error.problems : granted.problems;
  useArchives.getState().fail({
    title: archivesText.failedTitle(granted.name),
    message,
    nextStep: context.nextStep ?? null,
    problems,
    archive: granted,
  });
  notify(archivesText.notOpened(granted.name), 'failure');
  usePlaces.getState().go('archives');
}

/** The engine takes a processor for a while: what is already known is painted before it starts. */
function afterPainting(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}
