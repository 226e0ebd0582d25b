/** Workspace files: which archives belong together, and what the user said of them. */
import type { Problem } from '../../analysis/problem';
import type { Manifest } from '../../analysis/study/manifestSchema';
import type { Overlay } from '../../analysis/study/overlay';
import type { TableMapping } from '../../analysis/study/tableMapping';
import type { SavedView } from '../../analysis/workspace/workspace';
import type { AnswerOf } from './answer';
import type { GrantedArchive } from './archives';
import type { Saved } from './saving';

/** An archive as a workspace names it. */
export interface WorkspaceMember {
  /** The archive's id, also where it cannot be opened. */
  readonly id: string;
  /** The user's name for it, else its own. */
  readonly name: string;
  /** Null: it cannot be opened; the workspace's problems say why. */
  readonly archive: GrantedArchive | null;
  readonly overlay: Overlay;
}

/** A workspace file that was opened, with its archives. */
export interface GrantedWorkspace {
  readonly name: string;
  /** For the eye only, such as `~/runs/march.agora`. */
  readonly location: string;
  readonly archives: readonly WorkspaceMember[];
  readonly tables: readonly TableMapping[];
  readonly views: readonly SavedView[];
  /** Of the file, with its lines, and of the archives that cannot be opened. */
  readonly problems: readonly Problem[];
}

/** What the window says a workspace is to hold. The machine knows where the archives lie. */
export interface WorkspaceContent {
  /** In the order in which they are listed. */
  readonly archives: readonly {
    readonly id: string;
    /** The user's name for it; null: its own. */
    readonly name: string | null;
    readonly templates: readonly string[];
    readonly manifest: Manifest | null;
    /** Metrics that the analysis takes; absent: those that it takes by itself. */
    readonly columns?: readonly string[] | undefined;
  }[];
  readonly tables: readonly TableMapping[];
  readonly views: readonly SavedView[];
}

/** What is known of workspaces when the window starts. */
export interface WorkspaceStartup {
  /** The workspace file that the command line named, or that was open before a reload or at the last end; else null. */
  readonly workspace: GrantedWorkspace | null;
  /** What the window last said while it was open, saved or not. Null: it is opened anew, from what the file holds. */
  readonly left: WorkspaceContent | null;
  /** What the user said about archives without saving it, also about archives that are not open now. */
  readonly remembered: WorkspaceContent;
}

export interface SavedWorkspace extends Saved {
  readonly name: string;
  /** For the eye only. */
  readonly location: string;
}

export interface WorkspaceCalls {
  /** Asked before `archives:startup`. Grants the archives of the workspace. */
  'workspace:startup': () => WorkspaceStartup;
  /** Null: the dialog was cancelled. */
  'workspace:open': () => GrantedWorkspace | null;
  /** A workspace among the recent ones. */
  'workspace:reopen': (id: string) => GrantedWorkspace;
  /** Writes into the open workspace file; asks where with `as` or where none is open. Null: the dialog was cancelled. */
  'workspace:save': (content: WorkspaceContent, as: boolean) => SavedWorkspace | null;
  /** Replaces what is remembered of these archives, of tables with these headers, and of views without a file. */
  'workspace:remember': (content: WorkspaceContent) => void;
  /** What is open belongs to no workspace file any more. Gives what is remembered without one. */
  'workspace:close': () => WorkspaceContent;
}

export interface WorkspaceEvents {
  /** A workspace file, dropped, opened from the shell, or named by a second start. */
  'workspace:granted': GrantedWorkspace;
}

type Answer<C extends keyof WorkspaceCalls> = AnswerOf<WorkspaceCalls, C>;

export interface WorkspaceBridge {
  startupWorkspace(): Answer<'workspace:startup'>;
  openWorkspace(): Answer<'workspace:open'>;
  reopenWorkspace(id: string): Answer<'workspace:reopen'>;
  saveWorkspace(content: WorkspaceContent, as: boolean): Answer<'workspace:save'>;
  rememberWorkspace(content: WorkspaceContent): Answer<'workspace:remember'>;
  closeWorkspace(): Answer<'workspace:close'>;
  onWorkspaceGranted(listener: (workspace: GrantedWorkspace) => void): () => void;
}
