/** A rubric, and what a job of judging keeps of a set of them. */
import { z } from '../../../../analysis/schema';
import { domainOf } from '../../generate/prompts/procedures';

const text = z.string().min(1);

export const aspectSchema = z.enum(['quality', 'difficulty']);
export type Aspect = z.infer<typeof aspectSchema>;

/** What grade 1 to 5 stands for, in this order. */
const scoresSchema = z.array(text).length(5);

export const rubricSchema = z.strictObject({
  /** Null: whichever domain has no rubric of its own. */
  domain: text.nullable(),
  criterion: text,
  scores: scoresSchema,
});
export type Rubric = z.infer<typeof rubricSchema>;

/** `inputs/rubrics.json`: everything that a judge is asked with but the instance. */
export const usedRubricsSchema = z.strictObject({
  set: text,
  /** As declared, and a hash of the content. */
  version: text,
  aspect: aspectSchema,
  system: text.nullable(),
  /** With `<instruction>`, `<response>`, `<criterion>` and `<scores>`. */
  template: text,
  rubrics: z.array(rubricSchema).min(1),
});
export type UsedRubrics = z.infer<typeof usedRubricsSchema>;

/** The rubric of a domain; null where the set has none for it. */
export function rubricOf({ rubrics }: Pick<UsedRubrics, 'rubrics'>, domain: string | null): Rubric | null {
  const own = rubrics.find((rubric) => rubric.domain !== null && domainOf(rubric.domain) === domain);
  return own ?? rubrics.find((rubric) => rubric.domain === null) ?? null;
}
