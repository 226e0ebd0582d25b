import type { ArchiveProblemCode } from './problemCodes';
import { shorten } from './shorten';
import type { z } from '../schema';

/** The first thing a schema objects to, as the start of a message: the field, what it must be, and what stands there. */
export function schemaProblem(
  error: z.ZodError,
  value: unknown,
): { readonly code: ArchiveProblemCode; readonly fact: string } {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const found = valueAt(value, path);
  const field = path.map(String).join('.');
  if (field === '') return { code: 'wrong-type', fact: `it must be an object and is ${shorten(value)}` };
  if (found === undefined) return { code: 'missing-field', fact: `the field "${field}" is missing` };
  if (found === null) return { code: 'missing-field', fact: `the field "${field}" is null` };
  const expected = issue?.code === 'invalid_type' ? issue.expected : 'another value';
  return { code: 'wrong-type', fact: `the field "${field}" must be ${articled(expected)} and is ${shorten(found)}` };
}

/** What a schema objects to in a value that is known not to fit it. */
export function schemaObjection(schema: z.ZodType, value: unknown): ReturnType<typeof schemaProblem> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { code: 'wrong-type', fact: `it is ${shorten(value)}` } : schemaProblem(parsed.error, value);
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
