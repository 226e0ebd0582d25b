/** What the user said about archives without saving it in a file, remembered in the profile. */
import type { WorkspaceContent } from '../contract';
import { mergeRemembered } from './mergeRemembered';
import { profileState } from './profile';
import type { StateFile } from './stateFile';

let state: StateFile<WorkspaceContent> | null = null;
/** What the window was told last, or said: what it leaves out of these it has forgotten. */
let known: WorkspaceContent['tables'] = [];

async function rememberedState(): Promise<StateFile<WorkspaceContent>> {
  // The schema of manifests is not needed before the window asks, and the first paint does not wait for it.
  const { workspaceContent } = await import('./workspaceSchema');
  state ??= profileState(
    'remembered',
    1,
    () => ({ archives: [], tables: [], views: [] }),
    (value) => workspaceContent.parse(value),
  );
  return state;
}

export async function readRemembered(): Promise<WorkspaceContent> {
  return (await rememberedState()).read();
}

/** The window shows these mappings from now on. */
export function windowKnows(tables: WorkspaceContent['tables']): void {
  known = tables;
}

/** Keeps what the window says, for this and the next starts. */
export async function remember(said: WorkspaceContent, fileIsOpen: boolean): Promise<void> {
  const file = await rememberedState();
  const merged = mergeRemembered(file.read(), said, known, fileIsOpen);
  known = said.tables;
  await file.write(merged);
}
