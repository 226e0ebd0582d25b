import type { ArchiveProblemCode } from './problemCodes';
import { shorten } from './shorten';
import type { z } from './schema';

/** The first thing a schema objects to, as the start of a message: the field, what it must be, and what stands there. */
export function schemaProblem(
  error: z.ZodError,
  value: unknown,
): { readonly code: ArchiveProblemCode; readonly fact: string } {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const found = valueAt(value, path);
  const field = path.map(String).join('.');
  if (found === undefined) return { code: 'missing-field', fact: `the field "${field}" is missing` };
  const place = field === '' ? 'it' : `the field "${field}"`;
  if (found === null) return { code: 'missing-field', fact: `${place} is null` };
  const expected = issue?.code === 'invalid_type' ? issue.expected : 'another value';
  return { code: 'wrong-type', fact: `${place} must be ${articled(expected)} and is ${shorten(found)}` };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

function articled(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    record: 'an object',
    object: 'an object',
    array: 'a list',
  };
  return names[type] ?? `a ${type}`;
}
