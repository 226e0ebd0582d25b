/** Files that are never written to again, in a second place. */
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '../../ports/listingProblems';

/** One file under another name: a hard link where the disk allows it. What stands there already stays. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await link(from, to);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    if (systemCode(error) === 'ENOENT') throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

/** Every file of a folder, in the same places of another. */
export async function linkFolder(from: string, to: string): Promise<void> {
  for (const name of await filesUnder(from)) await linkOrCopy(join(from, name), join(to, name));
}

/** Names of all files under a folder, relative to it and with `/` between their parts, in order; none where it is missing. */
export async function filesUnder(folder: string, within = ''): Promise<string[]> {
  const names = await readdir(join(folder, within)).catch((): string[] => []);
  const found: string[] = [];
  for (const name of names.sort()) {
    const path = within === '' ? name : `${within}/${name}`;
    const kind = await lstat(join(folder, path));
    if (kind.isDirectory()) found.push(...(await filesUnder(folder, path)));
    else if (kind.isFile()) found.push(path);
  }
  return found;
}
