/** Every string inside a value, joined: the characters that a drawing may need glyphs for. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(wordsOf).join(' ');
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    return Object.values(value).map(wordsOf).join(' ');
  return '';
}
