/** Words as a shell takes them. */
import { AgoraError } from '../../../analysis/errors';

/** What no POSIX shell reads as anything but itself. */
const plain = /^[A-Za-z0-9_./:@%+,=-]+$/;

/**
 * One command of a POSIX shell whose words are these, whatever they hold. Throws `AgoraError('bad-input')` for a word that
 * holds a zero byte, which no program can be given.
 */
export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

export function quoteWord(word: string): string {
  if (word.includes('\0'))
    throw new AgoraError('bad-input', 'A word of a command holds a zero byte.', { value: JSON.stringify(word) });
  // Double quotes for single ones: `'\''` is read otherwise by fish.
  return plain.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

/** The last line on standard error of a command that ended with 255 by itself. */
const endedWith255 = 'agora: ended with 255';

/**
 * The command that `ssh` is given, for a user's shell of any kind (csh and fish quote otherwise): it has a POSIX shell run
 * `words`. Their own 255 is marked, because `ssh` ends with the same where the connection fails.
 */
export function farCommand(words: readonly string[]): string {
  const script = `${quoteWords(words)}; c=$?; [ $c -ne 255 ] || printf "\\n${endedWith255}\\n" >&2; exit $c`;
  // All that stands between these quotes is read alike by every shell, and the rest is letters and digits.
  return `exec sh -c 'eval "$(printf "$0")"' '${encoded(script)}'`;
}

/** Bytes for `printf`: what is more than a letter, a digit or a blank is written in octal. */
function encoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9 _./]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('');
}

/** Standard error without the mark; null: there is none. */
export function withoutMark(stderr: string): string | null {
  const mark = `\n${endedWith255}\n`;
  return stderr.endsWith(mark) ? stderr.slice(0, -mark.length) : null;
}
