/** What is wrong with a field of `agora.json`, or of another file of the user's in JSON, in words. */
import type { z } from '../schema';

/** How a message speaks of the file. */
export interface DocumentWords {
  readonly name: string;
  readonly unusable: string;
  readonly nextStep: string;
}

const manifestWords: DocumentWords = {
  name: 'agora.json',
  unusable: 'The manifest is not used',
  nextStep: 'correct it and reopen the archive',
};

/** `['runs', 3, 'volume']` → `runs[3].volume`; the document itself → its name. */
export function fieldName(path: readonly PropertyKey[], document = manifestWords.name): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return name === '' ? document : name.replace(/^\./, '');
}

/** The field, what was expected, what was found, what is left out, and the next step. */
export function describeIssue(
  raw: unknown,
  issue: z.core.$ZodIssue,
  left: readonly PropertyKey[] | null,
  words: DocumentWords = manifestWords,
): string {
  const found = valueAt(raw, issue.path);
  const text = found === undefined ? 'nothing' : shorten(JSON.stringify(found));
  const lost = left === null ? words.unusable : `${fieldName(left, words.name)} is ignored`;
  return `${fieldName(issue.path, words.name)}: ${expectation(issue)}, found ${text}. ${lost}; ${words.nextStep}.`;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_union':
      return `expected ${[...new Set(issue.errors.flat().map((each) => expectation(each).replace(/^expected /, '')))].join(' or ')}`;
    case 'too_small':
      return `expected at least ${String(issue.minimum)}${issue.origin === 'string' ? ' character' : ''}`;
    default:
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    raw,
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
