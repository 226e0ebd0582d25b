/** The workspace file that is open: its archives, what the user says about them, and whether that is saved. */
import { create } from 'zustand';
import type { GrantedWorkspace, WorkspaceContent, WorkspaceMember } from '../../electron/contract';
import { machine } from '../machine';
import { workspaceText as text } from '../text/workspace';
import { useArchives } from './archives';
import { notify, notifyFailure } from './notice';
import type { OpenedArchive } from './opened';
import { usePlaces } from './places';
import { refreshRecent } from './recent';
import { openInOrder, restoreSession } from './restoreSession';
import { contentOf, saidIn, sayOfArchive, useSaid, type Said } from './said';
import type { Session } from './session';

interface WorkspaceState {
  /** Null: what is open belongs to no file. */
  readonly file: Pick<GrantedWorkspace, 'name' | 'location'> | null;
  /** Ids of the archives of the file, in its order. */
  readonly held: readonly string[];
  /** Archives of the file that are not open yet, or cannot be: they stay in it when it is saved. */
  readonly unopened: readonly Pick<WorkspaceMember, 'id' | 'name'>[];
  /** What the file holds, as text. */
  readonly saved: string;
}

const none: WorkspaceState = { file: null, held: [], unopened: [], saved: '' };

export const useWorkspace = create<WorkspaceState>()(() => none);

/** Whether a workspace file is open that does not hold what is on the screen. */
export function useUnsaved(): boolean {
  const said = useSaid();
  const opened = useArchives((state) => state.opened);
  const workspace = useWorkspace();
  return workspace.file !== null && workspace.saved !== contentText(said, members(opened, workspace));
}

/** How the window left a workspace that it comes back to. */
interface Left {
  readonly said: WorkspaceContent;
  readonly session: Session | null;
}

/** The one that was opened last: another that is still being opened stops. */
let latest: GrantedWorkspace | null = null;

/** Opens a workspace in place of what is open. Never rejects: what cannot be opened is said. */
export async function openWorkspace(workspace: GrantedWorkspace, left: Left | null = null): Promise<void> {
  const { name, location, archives, problems } = workspace;
  latest = workspace;
  const isWanted = (): boolean => latest === workspace;
  const inFile = saidInFile(workspace);
  const held = archives.map(({ id }) => id);
  useSaid.setState(left ? saidIn(left.said) : inFile);
  const { opened, close } = useArchives.getState();
  for (const { id } of opened) close(id);
  useWorkspace.setState({ file: { name, location }, held, unopened: archives, saved: contentText(inFile, held) });
  const granted = archives.flatMap(({ archive }) => archive ?? []);
  if (left?.session) await restoreSession(left.session, granted);
  await openInOrder(granted.filter(isClosed), isWanted);
  if (!isWanted()) return;
  useWorkspace.setState({ unopened: archives.filter(isClosed) });
  if (problems.length === 0) return left ? undefined : notify(text.opened(name, granted));
  useArchives.getState().fail(text.failure(name, problems));
  notify(text.openedWithProblems(name), 'failure');
  if (left === null) usePlaces.getState().go('archives');
}

function isClosed({ id }: { readonly id: string }): boolean {
  return !useArchives.getState().opened.some((archive) => archive.id === id);
}

function saidInFile({ archives, tables, views }: GrantedWorkspace): Said {
  const said = archives.map(({ id, name, archive, overlay: { templates, manifest, columns } }) => ({
    id,
    name: name === archive?.name ? null : name,
    templates,
    manifest,
    columns,
  }));
  return saidIn({ archives: said, tables, views });
}

export async function chooseWorkspace(): Promise<void> {
  try {
    const workspace = await machine().openWorkspace();
    if (workspace) await openWorkspace(workspace);
  } catch (error) {
    notifyFailure(error);
  }
}

/** Writes the file that is open; asks where with `as`, or where none is open. */
export async function saveWorkspace(as: boolean): Promise<void> {
  const held = members(useArchives.getState().opened, useWorkspace.getState());
  const content = contentOf(useSaid.getState(), held);
  try {
    const saved = await machine().saveWorkspace(content, as);
    if (!saved) return;
    const { path, name, location } = saved;
    useWorkspace.setState({ file: { name, location }, held, saved: JSON.stringify(content) });
    notify(text.saved(path));
    await refreshRecent();
  } catch (error) {
    notifyFailure(error);
  }
}

/** Leaves the file as it was saved; its archives stay open, and its views go with it. */
export async function closeWorkspace(): Promise<void> {
  const { file } = useWorkspace.getState();
  try {
    const remembered = await machine().closeWorkspace();
    latest = null;
    useWorkspace.setState(none);
    useSaid.setState(saidIn(remembered));
    if (file) notify(text.closed(file.name));
  } catch (error) {
    notifyFailure(error);
  }
}

/** Takes an archive that is not open out of the workspace; the file loses it when it is saved. */
export function leaveOut(id: string): void {
  useWorkspace.setState(({ unopened }) => ({ unopened: unopened.filter((member) => member.id !== id) }));
}

/** Gives an open archive a name, which the workspace file keeps; nothing but spaces: its own. */
export function nameArchive({ id, ownName }: Pick<OpenedArchive, 'id' | 'ownName'>, name: string): void {
  const given = name.trim() === '' || name.trim() === ownName ? null : name.trim();
  sayOfArchive(id, { name: given });
  useArchives.getState().rename(id, given ?? ownName);
}

/** Has the machine remember what is said, from now on, so that it holds without being saved. */
export function rememberSaid(): () => void {
  return useSaid.subscribe((said) => {
    machine()
      .rememberWorkspace(contentOf(said, Object.keys(said.archives)))
      .catch(notifyFailure);
  });
}

/** Those of the file in its order, then the others in the order of opening. */
function members(
  opened: readonly OpenedArchive[],
  { held, unopened }: Pick<WorkspaceState, 'held' | 'unopened'>,
): readonly string[] {
  const ids = [...opened, ...unopened].map(({ id }) => id);
  return [...held.filter((id) => ids.includes(id)), ...ids.filter((id) => !held.includes(id))];
}

function contentText(said: Said, archives: readonly string[]): string {
  return JSON.stringify(contentOf(said, archives));
}
