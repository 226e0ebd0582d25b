/** One colour a generator, the same in every figure: Okabe and Ito's palette without black, in the study's order. */
import type { Study } from '../study/study';

/** Okabe & Ito (2008), strongest contrast on white first; yellow and grey last. */
const palette = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#999999', '#F0E442'] as const;

/** Darker by a third, for the second turn of the palette. */
function darker(colour: string): string {
  const channels = [1, 3, 5].map((at) => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * 0.6));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Colour of every generator by id. `others` are generators that results name and the study does not; they follow the
 * study's own. From the seventeenth on colours repeat.
 */
export function generatorColours(study: Study, others: readonly string[] = []): ReadonlyMap<string, string> {
  const ids = [...new Set([...study.generators.map((generator) => generator.id), ...others])];
  const colours = [...palette, ...palette.map(darker)];
  return new Map(ids.map((id, index) => [id, colours[index % colours.length] ?? palette[0]]));
}
