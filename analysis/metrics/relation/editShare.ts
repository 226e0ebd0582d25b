/** How much of a text was changed, word by word. */
import { distance } from 'fastest-levenshtein';
import { wordIdsOf } from './wordIds';

/** Letters that stand for words: as many as a string has for single units. */
const letters = 0x10000;

/**
 * Levenshtein distance of the two sequences of words, divided by the length of the longer: 0 for equal texts, 1 where no
 * word stayed. Null where neither has words, or where together they have more than 65,536 distinct ones.
 */
export function editShare(before: readonly string[], after: readonly string[]): number | null {
  const { a, b, distinct } = wordIdsOf(before, after);
  const longer = Math.max(a.length, b.length);
  if (longer === 0 || distinct > letters) return null;
  return distance(inLetters(a), inLetters(b)) / longer;
}

/** One UTF-16 unit a word: what counts edits of letters then counts edits of words. */
function inLetters(ids: Int32Array): string {
  let text = '';
  for (const id of ids) text += String.fromCharCode(id);
  return text;
}
