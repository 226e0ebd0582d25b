/** Byte values of what may part the cells of a row; a comma where nothing speaks for another. */
const delimiters = [0x2c, 0x09, 0x3b] as const;

/** The byte that parts the cells of a table: the one that stands most often in its first line, outside quotes. */
export function delimiterOf(text: string): number {
  const line = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const plain = line.replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => plain.split(String.fromCharCode(delimiter)).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? delimiters[0];
}
