import type { FormatRule } from '../rule';
import { methods } from '../settings';
import { placesOf } from './placesOf';

export const fence = '```';

export const fencesPaired: FormatRule = {
  id: 'fences_paired',
  name: 'Fences in pairs',
  asks: 'The response of a code problem has an even number of code fences.',
  methods,
  domains: ['code'],
  ofText: true,
  check({ response }) {
    const places = placesOf(response, fence);
    if (places.length % 2 === 0) return null;
    return {
      message: `The response has ${String(places.length)} code fences, an odd number.`,
      at: places.at(-1) ?? null,
    };
  },
};

export const fencesAround: FormatRule = {
  id: 'fences_around',
  name: 'Fences around',
  asks: 'The response of a code problem starts and ends with a code fence.',
  methods,
  domains: ['code'],
  ofText: true,
  check({ response }) {
    const text = response.trim();
    const starts = text.startsWith(fence);
    if (starts && text.endsWith(fence) && text.length >= 2 * fence.length) return null;
    const side = starts ? 'end' : 'start';
    return { message: `The response does not ${side} with a code fence.`, at: starts ? response.trimEnd().length : 0 };
  },
};
