/** Whether a template has the placeholders that its method fills, and no others. */
import { AgoraError } from '../../../../analysis/errors';
import { lineAndColumn } from '../../../../analysis/study/jsonPositions';
import type { Prompt } from './prompt';
import { partsOf, placedIn, type Placed } from './template';

/**
 * Throws `AgoraError('bad-input')` with file and line.
 * @param demonstrations How many each call has.
 */
export function checkTemplate(prompt: Prompt, demonstrations: number, path: string): void {
  const { template, procedure } = prompt;
  const placed = placedIn(partsOf(template));
  const refuse = (message: string, at: Placed | undefined): never => {
    const line = at === undefined ? undefined : lineAndColumn(template, at.at).line;
    const where = line === undefined ? path : `${path}, line ${String(line)}`;
    throw new AgoraError('bad-input', `${where}: ${message}`, { path, ...(line === undefined ? {} : { line }) });
  };
  const need = (spelled: string): void => {
    if (!placed.some((each) => each.spelled === spelled))
      refuse(`the template does not hold ${spelled}, where ${needs[procedure]} stands.`, undefined);
  };
  const numbered = placed.filter(({ placeholder }) => placeholder.of !== null);
  const ofItem = placed.find(({ spelled }) => spelled === '<input>' || spelled === '<output>');

  if (procedure === 'new') {
    if (ofItem) refuse(`${ofItem.spelled} stands for a seed that is worked on, and this method has none.`, ofItem);
    for (let number = 1; number <= demonstrations; number++) {
      need(`<input${String(number)}>`);
      need(`<output${String(number)}>`);
    }
    const beyond = numbered.find(({ placeholder }) => (placeholder.of ?? 0) > demonstrations);
    const count = `the plan has ${String(demonstrations)} demonstrations a call`;
    if (beyond) refuse(`${beyond.spelled} stays empty: ${count}.`, beyond);
  } else {
    if (numbered[0])
      refuse(`${numbered[0].spelled} stands for a demonstration, and this method has none.`, numbered[0]);
    need('<input>');
    if (procedure === 'revise') need('<output>');
    else {
      const answer = placed.find(({ spelled }) => spelled === '<output>');
      if (answer) refuse(`${answer.spelled} would show the answer that is asked for.`, answer);
    }
  }
  for (const [is, list, name] of [
    ['theme', prompt.themes, 'themes'],
    ['firstWord', prompt.firstWords, 'first words'],
  ] as const) {
    const at = placed.find(({ placeholder }) => placeholder.is === is);
    if (at && list.length === 0) refuse(`${at.spelled} has nothing to be filled with: the set names no ${name}.`, at);
  }
}

const needs = {
  new: 'a demonstration',
  answer: "a seed's instruction",
  revise: "a seed's text",
} as const;
