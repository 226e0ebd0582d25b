/** What is remembered of what the user says, once the window has said more. Pure. */
import type { WorkspaceContent } from '../contract';
import { sameHeader } from './workspaceContent';

/** As many as the form of a content takes. */
const mostArchives = 1000;

type Tables = WorkspaceContent['tables'];

/**
 * `said` replaces what was remembered of its archives and of tables with its headers, the newest first; the rest stays.
 * Tables that the window knew `before` and does not name any more are forgotten. Views are the profile's own only while
 * no workspace file is open.
 */
export function mergeRemembered(
  remembered: WorkspaceContent,
  said: WorkspaceContent,
  before: Tables,
  fileIsOpen: boolean,
): WorkspaceContent {
  const others = remembered.archives.filter(({ id }) => !said.archives.some((archive) => archive.id === id));
  const spoken = [...said.archives, ...others].filter(
    ({ name, templates, manifest, columns }) =>
      name !== null || templates.length > 0 || manifest !== null || columns !== undefined,
  );
  const isIn = (tables: Tables, header: readonly string[]) => tables.some((table) => sameHeader(table.header, header));
  return {
    archives: spoken.slice(0, mostArchives),
    tables: [
      ...remembered.tables.filter(({ header }) => !isIn(said.tables, header) && !isIn(before, header)),
      ...said.tables,
    ],
    views: fileIsOpen ? remembered.views : said.views,
  };
}
