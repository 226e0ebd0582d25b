/** The template of one setting, looked at and changed by itself. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import { writeAtomically } from '../../../ports/writeAtomically';
import { writeFailure } from '../../../ports/writeFailure';
import type { JobFolder } from '../../jobKind';
import type { PromptTemplate } from '../../jobResults';
import { inputFiles } from '../files';
import { checkTemplate } from './checkTemplate';
import { demonstrationsOf, findPrompt } from './choosePrompt';
import { ownSet, type WantedPrompt } from './chosenPrompt';
import { promptSchema, type Prompt } from './prompt';
import { plainText } from './readTextFile';
import { versionOf } from './versionOf';

/** What its file holds, also where the method could not be asked with it. Throws `AgoraError` where the set has none. */
export async function readTemplate(setting: WantedPrompt): Promise<PromptTemplate> {
  const { prompt, path } = await findPrompt(setting);
  return { file: basename(path), text: prompt.template, version: prompt.version };
}

/**
 * Replaces the template's file in a set of the user's. Throws `AgoraError('bad-input')` where the method cannot be asked
 * with it, `('not-permitted')` for the set that ships.
 */
export async function saveTemplate(setting: WantedPrompt, text: string): Promise<PromptTemplate> {
  if (setting.prompts === ownSet)
    throw new AgoraError('not-permitted', 'The prompts that ship with the app stay as they are.', {
      nextStep: 'Copy them into a folder and change them there.',
    });
  const { prompt, path } = await findPrompt(setting);
  checkTemplate(withTemplate(prompt, text), demonstrationsOf(prompt, setting), path);
  await writeAtomically(path, text).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
  return readTemplate(setting);
}

/** Has a job that was not begun ask with another template. Throws as `saveTemplate` for one that will not do. */
export async function replaceTemplate(setting: WantedPrompt, folder: JobFolder, text: string): Promise<void> {
  const { prompt: file } = inputFiles(folder);
  const prompt = promptSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const changed = withTemplate(prompt, text);
  checkTemplate(changed, demonstrationsOf(prompt, setting), 'The template');
  await writeFile(file, JSON.stringify(changed));
}

function withTemplate(prompt: Prompt, text: string): Prompt {
  const changed = { ...prompt, template: plainText(text) };
  return { ...changed, version: versionOf(prompt.version.split('+')[0] ?? '', changed) };
}
