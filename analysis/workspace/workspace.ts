/**
 * What a workspace file holds: which archives belong together, what the user says about them, and the views that were
 * named. Keys that this version does not know are kept on every level, so that saving loses nothing of a newer one.
 */
import type { Manifest } from '../study/manifestSchema';
import type { Overlay } from '../study/overlay';
import type { TableMapping } from '../study/tableMapping';

/** One archive as the file names it. */
export interface WorkspaceArchive {
  /** Relative to the file's folder with `/` between its parts; absolute only where no relative one exists. */
  readonly path: string;
  /** The user's name for it; null: its own. */
  readonly name: string | null;
  readonly templates: readonly string[];
  readonly manifest: Manifest | null;
  /** As in `Overlay`. */
  readonly columns?: readonly string[] | undefined;
  /** Keys of a newer version. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** A view that can be opened again by its name. */
export interface SavedView {
  readonly name: string;
  /** Id of the place it belongs to. */
  readonly place: string;
  /** What that place needs to show it again. */
  readonly state: Readonly<Record<string, unknown>>;
}

export interface Workspace {
  readonly archives: readonly WorkspaceArchive[];
  /** Holds for every archive of the workspace: a table is known by its header. */
  readonly tables: readonly TableMapping[];
  readonly views: readonly SavedView[];
  /** Keys of a newer version. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** What the workspace says about one of its archives. */
export function overlayOf({ tables }: Workspace, { templates, manifest, columns }: WorkspaceArchive): Overlay {
  return { manifest, templates, tables, columns };
}
