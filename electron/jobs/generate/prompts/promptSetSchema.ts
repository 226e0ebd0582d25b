/** `promptSet.json`: a set of prompts, as users write it. */
import { z } from '../../../../analysis/schema';
import { procedureSchema, triggersSchema } from './prompt';

const text = z.string().min(1);
const lists = z.record(text, z.array(text).min(1)).default({});

const settingSchema = z.strictObject({
  method: text,
  domain: text,
  answer: z.enum(['text', 'json']).default('text'),
  /** What the method asks for; needed where it is none of AgoraBench's. */
  procedure: procedureSchema.optional(),
  /** The template, relative to the set. */
  file: text,
  /** Another system message than the set's. */
  system: text.optional(),
  triggers: triggersSchema.optional(),
  stop: text.optional(),
  /** Names of lists. */
  themes: text.optional(),
  firstWords: text.optional(),
});

export const promptSetSchema = z.strictObject({
  agoraPrompts: z.literal(1),
  name: z.string().regex(/^[\p{L}\p{N} ._-]{1,60}$/u, 'expected up to 60 letters, digits, spaces, dots and dashes'),
  version: text,
  /** File of the system message, relative to the set; null: there is none. */
  system: text.nullable().default(null),
  triggers: triggersSchema.default({ input: 'INPUT:', output: 'OUTPUT:' }),
  stop: text.default('[END]'),
  settings: z.array(settingSchema).min(1),
  themes: lists,
  firstWords: lists,
});

export type PromptSet = z.infer<typeof promptSetSchema>;
