/** Into which folder a pull goes, where the user has chosen one. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pullJournal } from '../ports/ownFiles';

/**
 * The chosen folder itself where it is empty or holds an earlier pull, else one in it that is named after the data set:
 * the files of a download folder are no part of what is then opened.
 */
export async function pullFolder(chosen: string, repo: string): Promise<string> {
  const entries = await readdir(chosen);
  const isOwn = entries.length === 0 || entries.includes(pullJournal);
  return isOwn ? chosen : join(chosen, repo.split('/').at(-1) ?? repo);
}
