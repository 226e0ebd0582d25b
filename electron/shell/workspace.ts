/**
 * What the user said about archives, remembered in the profile. Workspace files are read by the terminal alone so far:
 * the calls that would open or save one say so, so that nobody takes a workspace for saved that is not.
 */
import { AgoraError } from '../../analysis/errors';
import type { WorkspaceContent, WorkspaceStartup } from '../contract';
import { profileState } from './profile';
import type { StateFile } from './stateFile';

let state: StateFile<WorkspaceContent> | null = null;

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

/** What was remembered when the app was last used. */
export async function startupWorkspace(): Promise<WorkspaceStartup> {
  return { workspace: null, remembered: (await rememberedState()).read() };
}

export function chooseWorkspace(): never {
  throw notHere(
    'A workspace file cannot be opened in the window yet.',
    'Open it in the terminal: agora open FILE.agora.',
  );
}

export function reopenWorkspace(): never {
  return chooseWorkspace();
}

export function saveWorkspace(): never {
  throw notHere('A workspace file cannot be saved from the window yet; nothing was written.', 'Write it by hand.');
}

/** Keeps what the user said about archives for this and the next starts. */
export async function rememberWorkspace(content: WorkspaceContent): Promise<void> {
  await (await rememberedState()).write(content);
}

export function closeWorkspace(): void {
  // No file is ever open.
}

function notHere(fact: string, nextStep: string): AgoraError {
  return new AgoraError('bad-input', fact, { nextStep });
}
