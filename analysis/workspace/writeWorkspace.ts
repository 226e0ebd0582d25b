/** A workspace as the text of its file: the same content always gives the same bytes, so that versions compare well. */
import { workspaceVersion } from './schema';
import type { Workspace, WorkspaceArchive } from './workspace';

/** Keys in the order in which a reader wants them; others follow by the alphabet. */
const order = ['agoraWorkspace', 'agora', 'path', 'id', 'name', 'place', 'templates', 'manifest', 'study', 'archives'];

/** JSON with two spaces and a final newline. Parts that say nothing are left out. */
export function writeWorkspace({ archives, tables, views, rest }: Workspace): string {
  const document = {
    ...rest,
    agoraWorkspace: workspaceVersion,
    archives: archives.map(entryOf),
    ...(tables.length > 0 && { tables }),
    ...(views.length > 0 && { views }),
  };
  return `${JSON.stringify(ordered(document), null, 2)}\n`;
}

function entryOf({ path, name, templates, manifest, columns, rest }: WorkspaceArchive): object {
  return {
    ...rest,
    path,
    ...(name !== null && { name }),
    ...(templates.length > 0 && { templates }),
    ...(manifest !== null && { manifest }),
    ...(columns !== undefined && { columns }),
  };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}

function rankOf(key: string): number {
  const rank = order.indexOf(key);
  return rank < 0 ? order.length : rank;
}
