import { endOfString } from './endOfString';

const wordOrQuote = /"|-?Infinity\b|\bNaN\b|-?[0-9][0-9.]*(?:[eE][+]?[0-9]+)?/g;

/** Holds of every text with a number that is too large, and of few others. */
export const mayOverflow = /[0-9][eE][+]?[0-9]{3}|[0-9]{309}/;

export interface Replaced {
  readonly text: string;
  readonly count: number;
  /** Where the first one stood; −1 where there was none. */
  readonly firstAt: number;
}

/**
 * JSON text with NaN, Infinity, -Infinity and numbers too large to be finite, outside strings, replaced by null. Its
 * lines stay where they are.
 */
export function replaceNonFinite(text: string): Replaced {
  if (!/NaN|Infinity/.test(text) && !mayOverflow.test(text)) return { text, count: 0, firstAt: -1 };
  const parts: string[] = [];
  let copied = 0;
  let count = 0;
  let firstAt = -1;
  wordOrQuote.lastIndex = 0;
  for (let match = wordOrQuote.exec(text); match !== null; match = wordOrQuote.exec(text)) {
    const [word] = match;
    if (word === '"') {
      wordOrQuote.lastIndex = endOfString(text, match.index);
      continue;
    }
    // What is no number at all is no business of this.
    if (Number.isFinite(Number(word)) || (word !== 'NaN' && Number.isNaN(Number(word)))) continue;
    if (count === 0) firstAt = match.index;
    parts.push(text.slice(copied, match.index), 'null');
    copied = match.index + word.length;
    count++;
  }
  parts.push(text.slice(copied));
  return { text: parts.join(''), count, firstAt };
}
