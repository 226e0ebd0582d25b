import type { FormatRule } from '../rule';
import { domains, methods } from '../settings';

/** Placeholders of prompts, with or without the number of a demonstration, and the stop phrase. */
const always = String.raw`<(?:input|output)(?:\d+|@)?>|<input_theme>|<first_word>|\[END\]`;
/** The words after which a prompt expects the two texts. */
const triggers: Readonly<Record<string, string>> = {
  instance_generation: 'INPUT:|OUTPUT:',
  response_generation: 'INPUT:|OUTPUT:',
  quality_enhancement: 'Revised Question:|Revised Answer:',
};
const patterns = new Map(
  Object.entries(triggers).map(([method, words]) => [method, new RegExp(`${always}|${words}`, 'i')]),
);

export const leftovers: FormatRule = {
  id: 'no_leftovers',
  name: 'No leftovers of the prompt',
  asks: 'No placeholder, trigger or stop phrase of the prompt stands in the response, in capitals or not.',
  methods,
  domains,
  ofText: true,
  check({ response, method }) {
    const found = patterns.get(method ?? '')?.exec(response);
    return found ? { message: `The response holds "${found[0]}" of the prompt.`, at: found.index } : null;
  },
};
