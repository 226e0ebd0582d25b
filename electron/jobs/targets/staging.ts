/** Files on their way into a folder stand in a hidden folder within it until each is whole. */
import { lstat, mkdir, realpath, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placeIn } from '../../hub/placeIn';

/** Also what a target uses in a folder that is sent to. */
export const stagingName = '.agora-part';

export interface Staging {
  readonly folder: string;
  /** Puts the files that have come whole where they belong, and tidies up. */
  finish(): Promise<void>;
}

/**
 * For files of these names, relative to `to`, which is made. Throws `AgoraError('bad-input')` for a name that would leave
 * the folder: names come from other machines.
 */
export async function stagingIn(to: string, names: readonly string[]): Promise<Staging> {
  await mkdir(join(to, stagingName), { recursive: true });
  const root = await realpath(to);
  for (const name of names) await placeIn(root, name);
  const folder = join(root, stagingName);
  return {
    folder,
    async finish() {
      const parents = new Set<string>();
      for (const name of names) {
        const staged = join(folder, name);
        for (let parent = dirname(staged); parent !== folder; parent = dirname(parent)) parents.add(parent);
        if ((await lstat(staged).catch(() => null))?.isFile() !== true) continue;
        const place = await placeIn(root, name);
        await mkdir(dirname(place), { recursive: true });
        await rename(staged, place);
      }
      // The deepest first; one that still holds something stays.
      for (const parent of [...[...parents].sort((a, b) => b.length - a.length), folder])
        await rmdir(parent).catch(() => undefined);
    },
  };
}
