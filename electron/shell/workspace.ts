/** The workspace file that is open, and what is remembered without one. */
import { AgoraError } from '../../analysis/errors';
import type { GrantedWorkspace, Saved, WorkspaceContent, WorkspaceStartup } from '../contract';

const nothing: WorkspaceContent = { archives: [], tables: [], views: [] };
let remembered = nothing;

export function startupWorkspace(): WorkspaceStartup {
  return { workspace: null, remembered };
}

export function chooseWorkspace(): Promise<GrantedWorkspace | null> {
  return Promise.resolve(null);
}

export function reopenWorkspace(): Promise<GrantedWorkspace> {
  throw new AgoraError('not-found', 'The workspace is not in the list any more.');
}

export function saveWorkspace(): Promise<Saved | null> {
  return Promise.resolve(null);
}

export function rememberWorkspace(content: WorkspaceContent): void {
  remembered = content;
}

export function closeWorkspace(): void {
  remembered = nothing;
}
