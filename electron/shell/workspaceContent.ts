/** From what the window says to what a workspace file holds. Pure. */
import type { Workspace, WorkspaceArchive } from '../../analysis/workspace/workspace';
import type { WorkspaceContent } from '../contract';

/** An archive that the open workspace file names. */
export interface WorkspaceEntry {
  readonly id: string;
  /** As the file has it. */
  readonly stored: WorkspaceArchive;
  /** Absolute and free of links; null for the published study and for places on other machines. */
  readonly place: string | null;
  /** The archive's own name; null where it could not be opened. */
  readonly ownName: string | null;
}

/** What the workspace file that is open holds, so that writing it loses nothing. */
export interface WorkspaceBase {
  readonly workspace: Workspace;
  readonly entries: readonly WorkspaceEntry[];
}

/**
 * The workspace that holds `content`. Keys of a newer version are kept where `base` has them; an archive that could not
 * be opened keeps its entry. `pathOf` says how the new file names the archive of an id, whose entry may be known.
 */
export function workspaceOf(
  content: WorkspaceContent,
  base: WorkspaceBase | null,
  pathOf: (id: string, entry: WorkspaceEntry | null) => string,
): Workspace {
  const archives = content.archives.map(({ id, name, templates, manifest, columns }): WorkspaceArchive => {
    const entry = base?.entries.find((other) => other.id === id) ?? null;
    const path = pathOf(id, entry);
    if (entry === null) return { path, name, templates, manifest, columns, rest: {} };
    if (entry.ownName === null) return { ...entry.stored, path };
    // To the window a name that repeats the archive's own is none.
    const same = entry.stored.name === entry.ownName ? entry.stored.name : null;
    return { path, name: name ?? same, templates, manifest, columns, rest: entry.stored.rest };
  });
  const { tables = [], views = [], rest = {} } = base?.workspace ?? {};
  return {
    archives,
    tables: content.tables.map((table) => ({
      ...tables.find(({ header }) => sameHeader(header, table.header)),
      ...table,
    })),
    views: content.views.map((view) => ({ ...views.find(({ name }) => name === view.name), ...view })),
    rest,
  };
}

/** The workspace that the window's `content` makes of the archives that the file names already. */
export function saidOfFile(content: WorkspaceContent, base: WorkspaceBase): Workspace {
  const archives = base.entries.map(
    ({ id }) =>
      content.archives.find((archive) => archive.id === id) ?? { id, name: null, templates: [], manifest: null },
  );
  return workspaceOf({ ...content, archives }, base, (_id, entry) => entry?.stored.path ?? '');
}

/** A table is known by its header. */
export function sameHeader(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((column, index) => column === other[index]);
}
