/** A set of prompts as a copy of the user's own. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import { writeFailure } from '../../../ports/writeFailure';
import { shippedSets } from './choosePrompt';
import { ownSet } from './chosenPrompt';
import { parsePromptSet } from './parsePromptSet';
import type { PromptSet } from './promptSetSchema';
import { readTextFile } from './readTextFile';

/**
 * Copies the set into the folder where that is empty, else into a new one in it; the copy is called as its folder, so
 * that what it makes is told apart. Gives the copy's place. Throws `AgoraError`; nothing that is there is written over.
 * @param prompts `agora`, the set that ships; else a folder with a `promptSet.json`.
 */
export async function copyPrompts(prompts: string, into: string): Promise<string> {
  const from = prompts === ownSet ? join(shippedSets(), ownSet) : await folderOf(prompts);
  const manifest = join(from, 'promptSet.json');
  const text = await readFile(manifest, 'utf8').catch(() => null);
  if (text === null)
    throw new AgoraError('bad-input', `${from} holds no promptSet.json.`, {
      path: from,
      nextStep: 'Copy the folder by hand, or the prompts that ship with the app.',
    });
  const set = parsePromptSet(text, manifest);
  const files = await Promise.all(filesOf(set).map(async (name) => [name, await readTextFile(from, name)] as const));
  try {
    const place = await freeFolder(into);
    for (const [name, content] of files) {
      await mkdir(dirname(join(place, name)), { recursive: true });
      await writeFile(join(place, name), content, { flag: 'wx' });
    }
    const named: PromptSet = { ...set, name: nameOf(place) };
    await writeFile(join(place, 'promptSet.json'), `${JSON.stringify(named, null, 2)}\n`, { flag: 'wx' });
    return place;
  } catch (error) {
    throw writeFailure(error, into);
  }
}

async function folderOf(prompts: string): Promise<string> {
  return (await stat(prompts)).isDirectory() ? prompts : dirname(prompts);
}

/** Names of the files that a set refers to. */
function filesOf({ system, settings }: PromptSet): string[] {
  const names = [system, ...settings.flatMap((setting) => [setting.file, setting.system ?? null])];
  return [...new Set(names.filter((name) => name !== null))];
}

async function freeFolder(into: string): Promise<string> {
  await mkdir(into, { recursive: true });
  if ((await readdir(into)).length === 0) return into;
  for (let number = 1; ; number++) {
    const place = join(into, number === 1 ? 'prompts' : `prompts-${String(number)}`);
    if ((await stat(place).catch(() => null)) !== null) continue;
    await mkdir(place);
    return place;
  }
}

/** As a set may be called; never as the one that ships. */
function nameOf(place: string): string {
  const name = basename(place)
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .slice(0, 60);
  return name === '' || name === ownSet ? 'my-prompts' : name;
}
