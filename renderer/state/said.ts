/**
 * What the user says about archives without writing into them: templates, entries of a manifest, mappings of tables, and
 * the metrics that are analysed.
 */
import { create } from 'zustand';
import { noOverlay, type Overlay } from '../../analysis/study/overlay';
import type { TableMapping } from '../../analysis/study/tableMapping';
import type { SavedView } from '../../analysis/workspace/workspace';
import type { WorkspaceContent } from '../../electron/contract';

/** What is said about one archive. */
export interface SaidOfArchive extends Pick<Overlay, 'templates' | 'manifest' | 'columns'> {
  /** The user's name for it; null: its own. */
  readonly name: string | null;
}

export interface Said {
  /** By the archive's id. */
  readonly archives: Readonly<Record<string, SaidOfArchive>>;
  /** Of every archive: a table is known by its header. */
  readonly tables: readonly TableMapping[];
  readonly views: readonly SavedView[];
}

const nothing: SaidOfArchive = { name: null, templates: [], manifest: null };

export const useSaid = create<Said>()(() => ({ archives: {}, tables: [], views: [] }));

export function saidOf(said: Said, archive: string): SaidOfArchive {
  return said.archives[archive] ?? nothing;
}

/** What is laid over an archive when it is read. */
export function overlayOf(said: Said, archive: string): Overlay {
  const { templates, manifest, columns } = saidOf(said, archive);
  return { ...noOverlay, templates, manifest, columns, tables: said.tables };
}

/** All that a workspace with these archives, in this order, is to hold. */
export function contentOf(said: Said, archives: readonly string[]): WorkspaceContent {
  const { tables, views } = said;
  return { archives: archives.map((id) => ({ id, ...saidOf(said, id) })), tables, views };
}

/** What a workspace holds, as what the user says. */
export function saidIn({ archives, tables, views }: WorkspaceContent): Said {
  return {
    archives: Object.fromEntries(archives.map(({ id, ...said }) => [id, said])),
    tables,
    views,
  };
}

export function sayOfArchive(archive: string, change: Partial<SaidOfArchive>): void {
  useSaid.setState((said) => ({
    archives: { ...said.archives, [archive]: { ...saidOf(said, archive), ...change } },
  }));
}

/** Says how tables with this header are read, in place of what was said of them before. */
export function sayOfTable(mapping: TableMapping): void {
  useSaid.setState(({ tables }) => ({ tables: [...tables.filter((other) => !sameShape(other, mapping)), mapping] }));
}

/** Has tables with this header read by what their header says. */
export function forgetTable(mapping: TableMapping): void {
  useSaid.setState(({ tables }) => ({ tables: tables.filter((other) => !sameShape(other, mapping)) }));
}

/** Gives a view a name, in place of the one that had it. */
export function sayView(view: SavedView): void {
  useSaid.setState(({ views }) => ({ views: [...views.filter(({ name }) => name !== view.name), view] }));
}

function sameShape(one: TableMapping, other: TableMapping): boolean {
  return JSON.stringify(one.header) === JSON.stringify(other.header);
}
