/**
 * A folder, or a single file, as the list of its files. What cannot be listed becomes a problem, and the rest is listed.
 * Every file stands in the list once, under its own name: a link to a listed file or folder is noted and not followed.
 */
import { existsSync, type Dirent, type Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import { throwIfCancelled } from '../../analysis/task';
import { isInside } from './inside';
import * as problems from './listingProblems';
import { pullJournal } from './ownFiles';

export interface ListedFile {
  /** Path inside the archive, `/` between its parts. */
  readonly path: string;
  /** The real path on this machine. */
  readonly absolute: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface ArchiveListing {
  /** The real path of the folder, or of the single file. */
  readonly root: string;
  /** As the user named it. */
  readonly name: string;
  /** Ordered by path, by code unit, so that every machine lists alike. */
  readonly files: readonly ListedFile[];
  readonly problems: readonly Problem[];
}

/** More files than this in one archive is taken for a mistake, such as a whole disk. */
export const fileLimit = 200_000;

interface Walk {
  readonly root: string;
  readonly signal: AbortSignal | undefined;
  readonly files: ListedFile[];
  readonly problems: Problem[];
  readonly hidden: string[];
  /** Links are looked at last, when every file is known under its own name. */
  readonly links: { readonly path: string; readonly absolute: string }[];
  /** Real paths of the files and folders that are listed. */
  readonly seen: Set<string>;
}

/**
 * Lists the archive at `path`. Names that start with a dot are left out, and one note says which. Throws
 * `AgoraError`: `not-found`, `not-permitted`, `bad-input` (neither folder nor file), `cancelled`.
 */
export async function listArchive(path: string, signal?: AbortSignal): Promise<ArchiveListing> {
  const named = resolve(path);
  const { root, stats } = await rootOf(named);
  const walk: Walk = { root, signal, files: [], problems: [], hidden: [], links: [], seen: new Set() };
  const name = nameOf(named);
  if (stats.isFile()) addFile(walk, name, root, stats);
  else if (stats.isDirectory()) await walkFolder(walk, '', root);
  else throw new AgoraError('bad-input', `${name} is neither a folder nor a file.`, { path: named });
  // Following a link can bring further links to light: the list may grow while it is read.
  for (const link of walk.links) await followLink(walk, link.path, link.absolute);
  if (walk.hidden.length > 0) walk.problems.push(problems.hiddenEntries(walk.hidden));
  if (walk.files.length === 0 && walk.problems.length === 0) walk.problems.push(problems.noFiles());
  if (walk.files.length >= fileLimit) walk.problems.push(problems.tooManyFiles(fileLimit));
  return { root, name, files: inOrder(walk.files), problems: inOrder(walk.problems) };
}

/** The last part of its path; the outputs of a job are named after the job, or all jobs would have one name. */
function nameOf(named: string): string {
  const own = basename(named) || named;
  const isOfJob = own === 'outputs' && existsSync(join(dirname(named), 'job.json'));
  return isOfJob ? basename(dirname(named)) : own;
}

async function rootOf(named: string): Promise<{ root: string; stats: Stats }> {
  try {
    const root = await realpath(named);
    return { root, stats: await stat(root) };
  } catch (error) {
    const code = problems.systemCode(error);
    if (code === 'EACCES' || code === 'EPERM')
      throw new AgoraError('not-permitted', `${named} may not be read.`, {
        path: named,
        nextStep: 'Ask for the permission to read it, or open a copy.',
      });
    throw new AgoraError('not-found', `Nothing stands at ${named}.`, {
      path: named,
      nextStep: 'Check the spelling, and that the disk is connected.',
    });
  }
}

async function walkFolder(walk: Walk, path: string, absolute: string): Promise<void> {
  throwIfCancelled(walk.signal);
  walk.seen.add(absolute);
  const entries = await entriesOf(walk, path, absolute);
  for (const entry of entries) {
    if (walk.files.length >= fileLimit) return;
    const entryPath = path === '' ? entry.name : `${path}/${entry.name}`;
    const entryAbsolute = join(absolute, entry.name);
    if (path === '' && entry.name === pullJournal) continue;
    if (entry.name.startsWith('.')) walk.hidden.push(entryPath);
    else if (entry.isSymbolicLink()) walk.links.push({ path: entryPath, absolute: entryAbsolute });
    else if (entry.isDirectory()) await walkFolder(walk, entryPath, entryAbsolute);
    else if (entry.isFile()) await statAndAdd(walk, entryPath, entryAbsolute);
    else walk.problems.push(problems.notAFile(entryPath));
  }
}

async function entriesOf(walk: Walk, path: string, absolute: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(absolute, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    walk.problems.push(problems.unreadableFolder(path, error));
    return [];
  }
}

async function statAndAdd(walk: Walk, path: string, absolute: string): Promise<void> {
  try {
    addFile(walk, path, absolute, await stat(absolute));
  } catch (error) {
    walk.problems.push(problems.unreadableFile(path, error));
  }
}

function addFile(walk: Walk, path: string, absolute: string, stats: Stats): void {
  walk.seen.add(absolute);
  walk.files.push({ path, absolute, bytes: stats.size, modifiedMs: Math.trunc(stats.mtimeMs) });
}

async function followLink(walk: Walk, path: string, absolute: string): Promise<void> {
  throwIfCancelled(walk.signal);
  const target = await targetOf(walk, path, absolute);
  if (target === null) return;
  if (!isInside(walk.root, target.path)) walk.problems.push(problems.linkLeavesArchive(path));
  else if (walk.seen.has(target.path)) walk.problems.push(linkToListed(walk, path, target.path, absolute));
  else if (target.stats.isDirectory()) await walkFolder(walk, path, target.path);
  else if (target.stats.isFile()) addFile(walk, path, target.path, target.stats);
  else walk.problems.push(problems.notAFile(path));
}

async function targetOf(walk: Walk, path: string, absolute: string): Promise<{ path: string; stats: Stats } | null> {
  try {
    const target = await realpath(absolute);
    return { path: target, stats: await stat(target) };
  } catch (error) {
    walk.problems.push(problems.brokenLink(path, error));
    return null;
  }
}

function linkToListed(walk: Walk, path: string, target: string, absolute: string): Problem {
  const inside = target.slice(walk.root.length + 1).replaceAll(sep, '/');
  return isInside(target, absolute) ? problems.linkLoop(path, inside) : problems.linkToListed(path, inside);
}

function inOrder<T extends { readonly path: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
