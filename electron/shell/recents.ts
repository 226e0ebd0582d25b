/** The archives that were open before. Kept in the profile, with the key that their ids are made with. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import type { GrantedArchive, RecentArchive } from '../contract';
import { locationOf } from './grants';
import { profileState } from './profile';
import type { StateFile } from './stateFile';

const kept = 20;

const recentsSchema = z.object({
  /** Makes ids that differ between profiles and reveal no path. */
  key: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  archives: z.array(z.object({ id: z.string(), name: z.string(), root: z.string(), openedMs: z.number() })),
});

type Recents = z.infer<typeof recentsSchema>;

let state: StateFile<Recents> | null = null;

function recentsState(): StateFile<Recents> {
  const initial = (): Recents => ({ key: randomBytes(32).toString('hex'), archives: [] });
  state ??= profileState('recent', 1, initial, (value) => recentsSchema.parse(value));
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
    .archives.map(({ id, name, root, openedMs }) => {
      return { id, name, kind: 'archive', location: locationOf(root), openedMs, present: existsSync(root) };
    });
}

/** The place of a recent archive, or null where the id is not known. */
export function recentRoot(id: string): string | null {
  return (
    recentsState()
      .read()
      .archives.find((recent) => recent.id === id)?.root ?? null
  );
}

/** Puts the archive first in the list. */
export async function rememberArchive({ id, name }: GrantedArchive, root: string): Promise<void> {
  const { key, archives } = recentsState().read();
  const others = archives.filter((recent) => recent.id !== id);
  const newest = { id, name, root, openedMs: Date.now() };
  await recentsState().write({ key, archives: [newest, ...others].slice(0, kept) });
}

/** Takes the archive out of the list; what is open stays open. */
export async function forgetArchive(id: string): Promise<void> {
  const { key, archives } = recentsState().read();
  await recentsState().write({ key, archives: archives.filter((recent) => recent.id !== id) });
}
