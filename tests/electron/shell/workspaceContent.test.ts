import { describe, expect, it } from 'vitest';
import type { WorkspaceArchive } from '../../../analysis/workspace/workspace';
import type { WorkspaceContent } from '../../../electron/contract';
import { mergeRemembered } from '../../../electron/shell/mergeRemembered';
import { saidOfFile, workspaceOf, type WorkspaceBase } from '../../../electron/shell/workspaceContent';

type Said = WorkspaceContent['archives'][number];

const said = (id: string, more: Partial<Said> = {}): Said => ({
  id,
  name: null,
  templates: [],
  manifest: null,
  ...more,
});
const table = (...header: readonly string[]) => ({ header, columns: {}, benchmarks: {}, unit: 'percent' as const });
const view = (name: string, place = 'analysis') => ({ name, place, state: {} });
const content = (archives: readonly Said[], more: Partial<WorkspaceContent> = {}): WorkspaceContent => ({
  archives,
  tables: [],
  views: [],
  ...more,
});
const stored = (path: string, more: Partial<WorkspaceArchive> = {}): WorkspaceArchive => ({
  path,
  name: null,
  templates: [],
  manifest: null,
  rest: {},
  ...more,
});

describe('a workspace of what the window says', () => {
  const there = { id: 'a', stored: stored('../a', { rest: { pinned: true } }), place: '/runs/a', ownName: 'a' };
  const gone = {
    id: 'b',
    stored: stored('../b', { templates: ['{generator}'], rest: { note: 'n' } }),
    place: '/runs/b',
    ownName: null,
  };
  const base: WorkspaceBase = {
    workspace: {
      archives: [there.stored, gone.stored],
      tables: [{ ...table('model'), ...{ locale: 'de' } }],
      views: [{ ...view('one'), ...{ icon: 'i' } }],
      rest: { author: 'Ada' },
    },
    entries: [there, gone],
  };
  const pathOf = (id: string) => `new/${id}`;

  it('names each archive as it is told to, in the order of the window', () => {
    const { archives, rest } = workspaceOf(content([said('b'), said('a', { name: 'A' })]), null, pathOf);
    expect(archives).toEqual([stored('new/b'), stored('new/a', { name: 'A' })]);
    expect(rest).toEqual({});
  });

  it('keeps what a newer version knows of the file, of an archive, of a table and of a view', () => {
    const now = content([said('a', { templates: ['{domain}'] }), said('new')], {
      tables: [{ ...table('model'), unit: 'fraction' }, table('model', 'score')],
      views: [view('one', 'archives'), view('two')],
    });
    expect(workspaceOf(now, base, pathOf)).toEqual({
      archives: [stored('new/a', { templates: ['{domain}'], rest: { pinned: true } }), stored('new/new')],
      tables: [{ ...table('model'), unit: 'fraction', locale: 'de' }, table('model', 'score')],
      views: [{ ...view('one', 'archives'), icon: 'i' }, view('two')],
      rest: { author: 'Ada' },
    });
  });

  it('keeps the entry of an archive that could not be opened, under its new path', () => {
    const [archive] = workspaceOf(content([said('b', { name: '../b' })]), base, pathOf).archives;
    expect(archive).toEqual({ ...gone.stored, path: 'new/b' });
  });

  it('keeps a name that repeats the archive’s own', () => {
    const named: WorkspaceBase = { ...base, entries: [{ ...there, stored: stored('../a', { name: 'a' }) }] };
    expect(workspaceOf(content([said('a')]), named, pathOf).archives).toEqual([stored('new/a', { name: 'a' })]);
  });
});

describe('what is said of the file that is open', () => {
  const entry = { id: 'a', stored: stored('../a', { name: 'A' }), place: '/runs/a', ownName: 'a' };
  const workspace = { archives: [entry.stored], tables: [], views: [], rest: { author: 'Ada' } };
  const base: WorkspaceBase = { workspace, entries: [entry] };

  it('is what it holds, whatever is said of other archives', () => {
    const now = content([said('other', { name: 'O' }), said('a', { name: 'A' })]);
    expect(saidOfFile(now, base)).toEqual(workspace);
  });

  it('differs by a name, a template or a view', () => {
    expect(saidOfFile(content([]), base).archives).toEqual([stored('../a')]);
    expect(saidOfFile(content([said('a', { templates: ['{domain}'] })]), base)).not.toEqual(workspace);
    expect(saidOfFile(content([said('a', { name: 'A' })], { views: [view('one')] }), base)).not.toEqual(workspace);
  });
});

describe('what is remembered', () => {
  const before = content([said('a', { name: 'A' }), said('b', { name: 'B' })], {
    tables: [table('x'), table('y')],
    views: [view('own')],
  });

  it('is replaced for the archives that are spoken of, and stays for the others', () => {
    const { archives } = mergeRemembered(before, content([said('b', { name: 'C' })]), [], false);
    expect(archives).toEqual([said('b', { name: 'C' }), said('a', { name: 'A' })]);
  });

  it('holds no archive of which nothing is said', () => {
    const { archives } = mergeRemembered(before, content([said('a'), said('c')]), [], false);
    expect(archives).toEqual([said('b', { name: 'B' })]);
  });

  it('is replaced for tables with the same header; one that the window knew and leaves out is forgotten', () => {
    const fraction = { ...table('x'), unit: 'fraction' as const };
    const now = content([], { tables: [fraction] });
    expect(mergeRemembered(before, now, [], false).tables).toEqual([table('y'), fraction]);
    expect(mergeRemembered(before, now, before.tables, false).tables).toEqual([fraction]);
  });

  it('has the views of the window where no file is open, and its own where they belong to a file', () => {
    const now = content([], { views: [view('of the file')] });
    expect(mergeRemembered(before, now, [], false).views).toEqual([view('of the file')]);
    expect(mergeRemembered(before, now, [], true).views).toEqual([view('own')]);
  });

  it('never outgrows the form in which it is read again', () => {
    const many = Array.from({ length: 900 }, (_, index) => said(`m${index}`, { name: 'x' }));
    const more = many.map((archive) => ({ ...archive, id: `n${archive.id}` }));
    const { archives } = mergeRemembered(content(many), content(more), [], false);
    expect(archives).toHaveLength(1000);
    expect(archives.slice(0, 900)).toEqual(more);
  });
});
