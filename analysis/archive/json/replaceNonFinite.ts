import { endOfString } from './endOfString';

const wordOrQuote = /"|-?Infinity\b|\bNaN\b/g;

/** JSON text with NaN, Infinity and -Infinity outside strings replaced by null. Its lines stay where they are. */
export function replaceNonFinite(text: string): { readonly text: string; readonly count: number } {
  if (!/NaN|Infinity/.test(text)) return { text, count: 0 };
  const parts: string[] = [];
  let copied = 0;
  let count = 0;
  wordOrQuote.lastIndex = 0;
  for (let match = wordOrQuote.exec(text); match !== null; match = wordOrQuote.exec(text)) {
    if (match[0] === '"') {
      wordOrQuote.lastIndex = endOfString(text, match.index);
      continue;
    }
    parts.push(text.slice(copied, match.index), 'null');
    copied = match.index + match[0].length;
    count++;
  }
  parts.push(text.slice(copied));
  return { text: parts.join(''), count };
}
