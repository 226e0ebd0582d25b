/** The workspace file that is open: its archives, what the user says about them, and whether that is saved. */
import { create } from 'zustand';
import type { GrantedWorkspace } from '../../electron/contract';
import { machine } from '../machine';
import { workspaceText as text } from '../text/workspace';
import { useArchives } from './archives';
import { notify, notifyFailure } from './notice';
import { openArchive } from './openArchive';
import type { OpenedArchive } from './opened';
import { contentOf, saidIn, useSaid, type Said } from './said';

interface WorkspaceState {
  /** Null: what is open belongs to no file. */
  readonly file: Pick<GrantedWorkspace, 'name' | 'location'> | null;
  /** Archives of the file that could not be opened: they stay in it when it is saved. */
  readonly absent: readonly string[];
  /** What the file holds, as text. */
  readonly saved: string;
}

export const useWorkspace = create<WorkspaceState>()(() => ({ file: null, absent: [], saved: '' }));

/** Whether a workspace file is open that does not hold what is on the screen. */
export function useUnsaved(): boolean {
  const said = useSaid();
  const opened = useArchives((state) => state.opened);
  const { file, absent, saved } = useWorkspace();
  return file !== null && saved !== contentText(said, members(opened, absent));
}

/** Opens a workspace in place of what is open. Never rejects: what cannot be opened is said. */
export async function openWorkspace(workspace: GrantedWorkspace): Promise<void> {
  const { name, location, archives, tables, views, problems } = workspace;
  const saidOfArchives = archives.map(({ id, name, archive, overlay: { templates, manifest } }) => ({
    id,
    name: name === archive?.name ? null : name,
    templates,
    manifest,
  }));
  useSaid.setState(saidIn({ archives: saidOfArchives, tables, views }));
  const { opened, close } = useArchives.getState();
  for (const { id } of opened) close(id);
  useWorkspace.setState({ file: { name, location }, absent: [], saved: '' });
  for (const { archive } of archives) {
    if (archive) await openArchive(archive, useArchives.getState().opened.length === 0 ? 'suggested' : 'behind');
  }
  // Read once the archives are open: what could not be opened stands behind the others.
  const open = useArchives.getState().opened;
  const absent = archives.map(({ id }) => id).filter((id) => !open.some((archive) => archive.id === id));
  useWorkspace.setState({ absent, saved: contentText(useSaid.getState(), members(open, absent)) });
  if (problems.length > 0) useArchives.getState().fail(text.failure(name, problems));
  else notify(text.opened(name));
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
  const content = contentOf(useSaid.getState(), members(useArchives.getState().opened, useWorkspace.getState().absent));
  try {
    const saved = await machine().saveWorkspace(content, as);
    if (!saved) return;
    const name = saved.path.slice(Math.max(saved.path.lastIndexOf('/'), saved.path.lastIndexOf('\\')) + 1);
    useWorkspace.setState({ file: { name, location: saved.path }, saved: JSON.stringify(content) });
    notify(text.saved(saved.path));
  } catch (error) {
    notifyFailure(error);
  }
}

/** Has the machine remember what is said, from now on, so that it holds without being saved. */
export function rememberSaid(): () => void {
  return useSaid.subscribe((said) => {
    machine()
      .rememberWorkspace(contentOf(said, Object.keys(said.archives)))
      .catch(notifyFailure);
  });
}

function members(opened: readonly OpenedArchive[], absent: readonly string[]): readonly string[] {
  return [...opened.map(({ id }) => id), ...absent];
}

function contentText(said: Said, archives: readonly string[]): string {
  return JSON.stringify(contentOf(said, archives));
}
