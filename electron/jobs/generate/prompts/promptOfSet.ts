/** A setting of a set, as its manifest has it. */
import { join } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import { ownSet, type ChosenPrompt, type WantedPrompt } from './chosenPrompt';
import { domainOf, procedureOf } from './procedures';
import type { PromptSet } from './promptSetSchema';
import { readTextFile } from './readTextFile';
import { versionOf } from './versionOf';

/**
 * Throws `AgoraError` where the set has no such prompt, or where it names what is not there.
 * @param folder The set's.
 * @param manifest Its `promptSet.json`.
 */
export async function promptOfSet(
  set: PromptSet,
  folder: string,
  manifest: string,
  wanted: WantedPrompt,
): Promise<ChosenPrompt> {
  const { method, answer } = wanted;
  const domain = domainOf(wanted.domain);
  const setting = set.settings.find(
    (each) => each.method === method && domainOf(each.domain) === domain && each.answer === answer,
  );
  if (!setting)
    throw new AgoraError('bad-input', `${set.name} has no prompt for ${method}, ${domain}, answered as ${answer}.`, {
      path: manifest,
      nextStep: `It has: ${set.settings.map((each) => `${each.method} ${each.domain} ${each.answer}`).join('; ')}.`,
    });
  const procedure = setting.procedure ?? procedureOf(method);
  if (procedure === null)
    throw new AgoraError('bad-input', `${manifest} does not say what ${method} asks for.`, {
      path: manifest,
      nextStep: 'Give its settings a "procedure": "new", "answer" or "revise".',
    });
  const system = setting.system ?? set.system;
  const listed = (lists: PromptSet['themes'], name: string | undefined): readonly string[] => {
    if (name === undefined) return [];
    const list = lists[name];
    if (list) return list;
    throw new AgoraError(
      'bad-input',
      `${manifest}: there is no list "${name}", which ${setting.file} is to be filled with.`,
      {
        path: manifest,
      },
    );
  };
  const content = {
    procedure,
    answer,
    system: system === null ? null : (await readTextFile(folder, system)).trim(),
    template: await readTextFile(folder, setting.file),
    triggers: setting.triggers ?? set.triggers,
    stop: setting.stop ?? set.stop,
    themes: [...listed(set.themes, setting.themes)],
    firstWords: [...listed(set.firstWords, setting.firstWords)],
  };
  const own = set.name === ownSet ? null : set.name;
  const variant = answer === 'json' ? [own, 'json'].filter(Boolean).join('-') : own;
  const prompt = { set: set.name, version: versionOf(set.version, content), ...content, variant };
  return { prompt, path: join(folder, setting.file), remarks: [] };
}
