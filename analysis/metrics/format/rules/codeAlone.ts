import type { FormatRule } from '../rule';
import { methods } from '../settings';
import { fence } from './fences';

/** What tells that the code is being talked about. */
const talk = /example usage|this function|test the function|test cases|this implementation|explanation|this solution/i;

export const codeAlone: FormatRule = {
  id: 'code_alone',
  name: 'Code alone',
  asks: 'Outside its fences the response of a code problem does not talk about the code (“example usage”, “this function”, “explanation”…).',
  methods,
  domains: ['code'],
  ofText: true,
  check({ response }) {
    let at = 0;
    for (const [index, part] of response.split(fence).entries()) {
      // Every other part lies outside.
      const found = index % 2 === 0 ? talk.exec(part) : null;
      if (found) return { message: `The response says "${found[0]}" outside its code.`, at: at + found.index };
      at += part.length + fence.length;
    }
    return null;
  },
};
