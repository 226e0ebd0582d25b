import type { FormatRule } from '../rule';
import { methods } from '../settings';
import { placesOf } from './placesOf';

const marks = ['[RESULT]', '[/RESULT]'] as const;
const [, closing] = marks;

export const resultOnce: FormatRule = {
  id: 'one_result',
  name: 'One result',
  asks: 'The response of a math problem marks exactly one result: one [RESULT] and one [/RESULT].',
  methods,
  domains: ['math'],
  ofText: true,
  check({ response }) {
    for (const mark of marks) {
      const places = placesOf(response, mark);
      if (places.length === 1) continue;
      const times = places.length === 0 ? 'does not hold' : `holds ${String(places.length)} times`;
      return { message: `The response ${times} ${mark}, where one is asked for.`, at: places[1] ?? null };
    }
    return null;
  },
};

export const resultLast: FormatRule = {
  id: 'result_last',
  name: 'Result at the end',
  asks: 'The response of a math problem ends with [/RESULT].',
  methods,
  domains: ['math'],
  ofText: true,
  check({ response }) {
    const text = response.trimEnd();
    if (text.endsWith(closing)) return null;
    const last = text.lastIndexOf(closing);
    return { message: `The response does not end with ${closing}.`, at: last < 0 ? null : last + closing.length };
  },
};
