/**
 * What is remembered of archives while the app runs. Workspace files are read by the terminal alone so far: the calls
 * that would open or save one say so, so that nobody takes a workspace for saved that is not.
 */
import { AgoraError } from '../../analysis/errors';
import type { WorkspaceContent, WorkspaceStartup } from '../contract';

const nothing: WorkspaceContent = { archives: [], tables: [], views: [] };
let remembered = nothing;

export function startupWorkspace(): WorkspaceStartup {
  return { workspace: null, remembered };
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

export function rememberWorkspace(content: WorkspaceContent): void {
  remembered = content;
}

export function closeWorkspace(): void {
  // No file is ever open.
}

function notHere(fact: string, nextStep: string): AgoraError {
  return new AgoraError('bad-input', fact, { nextStep });
}
