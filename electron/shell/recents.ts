/** The archives and workspaces that were open before. Kept in the profile, with the key that their ids are made with. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { GrantedArchive, RecentArchive } from '../contract';
import { locationOf } from '../ports/locationOf';
import { archiveId } from './grants';
import { profileState } from './profile';
import { recentsMigrations, recentsSchema, recentsVersion, type RecentEntry, type Recents } from './recentsSchema';
import type { StateFile } from './stateFile';

const kept = 20;

let state: StateFile<Recents> | null = null;

function recentsState(): StateFile<Recents> {
  const initial = (): Recents => ({ key: randomBytes(32).toString('hex'), entries: [] });
  state ??= profileState('recent', recentsVersion, initial, (value) => recentsSchema.parse(value), recentsMigrations);
  return state;
}

/** The key that makes the ids of this profile. */
export function profileKey(): string {
  return recentsState().read().key;
}

/** Newest first. */
export function recentArchives(): readonly RecentArchive[] {
  return recentsState()
    .read()
    .entries.map(({ root, ...entry }) => ({ ...entry, location: locationOf(root), present: existsSync(root) }));
}

/** The place of a recent archive or workspace file, or null where no such one has the id. */
export function recentRoot(id: string, kind: RecentEntry['kind'] = 'archive'): string | null {
  const { entries } = recentsState().read();
  return entries.find((recent) => recent.id === id && recent.kind === kind)?.root ?? null;
}

/** Puts the archive first in the list. */
export async function rememberArchive({ id, name }: GrantedArchive, root: string): Promise<void> {
  await putFirst({ id, name, kind: 'archive', root, openedMs: Date.now() });
}

/** Puts the workspace file at the real path `file` first in the list. */
export async function rememberWorkspaceFile(file: string): Promise<void> {
  const id = archiveId(file, profileKey());
  await putFirst({ id, name: basename(file), kind: 'workspace', root: file, openedMs: Date.now() });
}

async function putFirst(newest: RecentEntry): Promise<void> {
  const { key, entries } = recentsState().read();
  const others = entries.filter((recent) => recent.id !== newest.id);
  await recentsState().write({ key, entries: [newest, ...others].slice(0, kept) });
}

/** Takes an archive or a workspace out of the list; what is open stays open. */
export async function forgetArchive(id: string): Promise<void> {
  const { key, entries } = recentsState().read();
  await recentsState().write({ key, entries: entries.filter((recent) => recent.id !== id) });
}
