/** The prompt of a plan's setting, out of the set that the plan names. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import { places } from '../../../ports/places';
import { readAuthorsPrompt } from './authorsPrompt';
import { checkTemplate } from './checkTemplate';
import { ownSet, type ChosenPrompt, type WantedPrompt } from './chosenPrompt';
import { parsePromptSet } from './parsePromptSet';
import type { Prompt } from './prompt';
import { promptOfSet } from './promptOfSet';

/** Throws `AgoraError` where the set has no such setting, or where something in it is wrong. */
export async function choosePrompt(setting: WantedPrompt, shipped = shippedSets()): Promise<ChosenPrompt> {
  const chosen = await findPrompt(setting, shipped);
  checkTemplate(chosen.prompt, demonstrationsOf(chosen.prompt, setting), chosen.path);
  return chosen;
}

/** The same without a look at what the template holds. */
export function findPrompt(setting: WantedPrompt, shipped = shippedSets()): Promise<ChosenPrompt> {
  const place = setting.prompts === ownSet ? join(shipped, ownSet) : resolve(setting.prompts);
  return readFrom(place, setting, join(shipped, ownSet));
}

/** How many demonstrations each call shows. */
export function demonstrationsOf({ procedure }: Pick<Prompt, 'procedure'>, setting: WantedPrompt): number {
  const { seeds, generated } = setting.demonstrations;
  return procedure === 'new' ? seeds + generated : 0;
}

/** Folder of the sets that ship. */
export function shippedSets(): string {
  return join(places().resources, 'prompts');
}

async function readFrom(place: string, setting: WantedPrompt, own: string): Promise<ChosenPrompt> {
  const found = await stat(place).catch(() => null);
  if (found === null)
    throw new AgoraError('not-found', `There are no prompts at ${place}.`, {
      path: place,
      nextStep: `Name a folder with a promptSet.json, a folder of data-agora's prompt files, or "${ownSet}".`,
    });
  const folder = found.isDirectory() ? place : dirname(place);
  const manifest = join(folder, 'promptSet.json');
  const text = found.isDirectory() || place === manifest ? await readFile(manifest, 'utf8').catch(() => null) : null;
  if (text !== null) return promptOfSet(parsePromptSet(text, manifest), folder, manifest, setting);
  const ownText = await readFile(join(own, 'promptSet.json'), 'utf8');
  return readAuthorsPrompt(place, setting, parsePromptSet(ownText, own));
}
