/** Whether a CSS `unicode-range` (such as `U+0-FF, U+131, U+4??`) covers a code point; an empty range covers all. */
export function inUnicodeRange(range: string, codePoint: number): boolean {
  if (range.trim() === '') return true;
  return range.split(',').some((part) => {
    const match = /^\s*U\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/i.exec(part);
    if (match === null) return false;
    const [, first = '', last] = match;
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    const to = Number.parseInt(last ?? first.replaceAll('?', 'f'), 16);
    return codePoint >= from && codePoint <= to;
  });
}
