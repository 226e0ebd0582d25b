/** All that one setting asks with: `inputs/prompt.json` of a job, so that the job depends on no other file. */
import { z } from '../../../../analysis/schema';

export const triggersSchema = z.strictObject({ input: z.string().min(1), output: z.string().min(1) });

/** What a method asks for: a new instance, an answer to a seed's instruction, or a better pair than a seed is. */
export const procedureSchema = z.enum(['new', 'answer', 'revise']);
export type Procedure = z.infer<typeof procedureSchema>;

export const promptSchema = z.strictObject({
  /** Name of the set. */
  set: z.string(),
  /** The set's declared version and a hash of all that follows. */
  version: z.string(),
  procedure: procedureSchema,
  answer: z.enum(['text', 'json']),
  system: z.string().nullable(),
  template: z.string(),
  /** The words after which an answer has its two texts, and those that end it. */
  triggers: triggersSchema,
  stop: z.string().min(1),
  themes: z.array(z.string()),
  firstWords: z.array(z.string()),
  /** What a run that was made with it is called beside the study's own; null: it is the study's own. */
  variant: z.string().nullable(),
});

export type Prompt = z.infer<typeof promptSchema>;
