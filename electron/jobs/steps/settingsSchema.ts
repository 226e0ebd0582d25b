/** The settings of a kind, as its JSON schema describes them: a flat form, each setting with a default or required. */
import { z } from '../../../analysis/schema';

const property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  format: z.string().optional(),
});

export type SettingProperty = z.infer<typeof property>;

export const settingsSchema = z.looseObject({
  type: z.literal('object'),
  properties: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and "_"'), property)
    .default({}),
  required: z.array(z.string()).default([]),
});

export type SettingsSchema = z.infer<typeof settingsSchema>;

/** Whether a setting is a file of the user's. */
export function isPath({ format }: SettingProperty): boolean {
  return format === 'path';
}

/** What a setting takes, in words: `an integer of at least 1`. */
export function takenBy(each: SettingProperty): string {
  if (each.enum) return `one of ${each.enum.map((one) => JSON.stringify(one)).join(', ')}`;
  const types = [each.type ?? []].flat().map((type) => typeWords[type] ?? type);
  const bounds = [
    each.minimum === undefined ? [] : `of at least ${String(each.minimum)}`,
    each.exclusiveMinimum === undefined ? [] : `above ${String(each.exclusiveMinimum)}`,
    each.maximum === undefined ? [] : `of at most ${String(each.maximum)}`,
    each.exclusiveMaximum === undefined ? [] : `below ${String(each.exclusiveMaximum)}`,
  ].flat();
  const what = isPath(each) ? 'the path of a file' : types.length > 0 ? types.join(' or ') : 'another value';
  return [what, bounds.join(' and ')].filter(Boolean).join(' ');
}

const typeWords: Readonly<Record<string, string>> = {
  integer: 'an integer',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};
