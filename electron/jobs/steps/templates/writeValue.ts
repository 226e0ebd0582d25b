/** How one value is written, so that who reads it gets the same value back. */
import { AgoraError } from '../../../../analysis/errors';

/**
 * A value for a POSIX shell: text is one word, a list is as many, numbers and booleans are bare. Throws
 * `AgoraError('bad-input')` for text with a zero byte, which no shell can hold.
 */
export function shellValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(shellValue).join(' ');
  if (value === null || value === undefined) return "''";
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return shellWord(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  if (text.includes('\0'))
    throw new AgoraError('bad-input', 'A text holds a zero byte, which no shell takes.', {
      nextStep: 'Give it without.',
    });
  if (/^[A-Za-z0-9_.][A-Za-z0-9_./:@%+,-]*$/.test(text)) return text;
  return `'${text.replace(/'/g, `'\\''`)}'`;
}

/** JSON that YAML 1.1 reads as the same value. Further lines of it begin with `indent`. */
export function jsonValue(value: unknown, indent: string | null = null): string {
  const lines = indent === null ? JSON.stringify(value ?? null) : JSON.stringify(value ?? null, null, 2);
  return forYaml(lines.split('\n').join(`\n${indent ?? ''}`));
}

/** What is not printable to YAML, or a line's end, stands escaped; a number with an exponent has a point. */
function forYaml(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.])\d+e[+-]?\d+/g, (token) =>
    token.startsWith('"') ? token.replace(unprintable, escaped) : token.replace('e', '.0e'),
  );
}

const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
