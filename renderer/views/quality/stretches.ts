import { diffWordsWithSpace } from 'diff';
import type { Stretch } from './MarkedText';

/** Comparing takes time and memory that grow with the product of both lengths. */
const longestCompared = 20_000;

/** What stands in one of two texts and not in the other is marked in each; null where they are too long to compare. */
export function differing(first: string, second: string): readonly [readonly Stretch[], readonly Stretch[]] | null {
  if (first.length + second.length > longestCompared) return null;
  const parts = diffWordsWithSpace(first, second);
  const of = (left: 'added' | 'removed', marked: 'added' | 'removed') =>
    parts.flatMap((part) => (part[left] ? [] : [{ text: part.value, marked: part[marked] }]));
  return [of('added', 'removed'), of('removed', 'added')];
}

/** The stretch from `start` to `end` is marked, with what stands around it as far as `around` characters. */
export function around(text: string, [start, end]: readonly [number, number], around = 400): readonly Stretch[] {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  return [
    { text: `${from > 0 ? '… ' : ''}${text.slice(from, start)}`, marked: false },
    { text: text.slice(start, end), marked: true },
    { text: `${text.slice(end, to)}${to < text.length ? ' …' : ''}`, marked: false },
  ];
}
