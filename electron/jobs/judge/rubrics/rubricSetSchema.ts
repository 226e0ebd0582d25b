/** Rubrics as users write them: a set of the workbench's own form, or one rubric in that of Prometheus. */
import { z } from '../../../../analysis/schema';
import { aspectSchema, rubricSchema } from './rubric';

const text = z.string().min(1);

export const rubricSetSchema = z.strictObject({
  agoraRubrics: z.literal(1),
  name: z.string().regex(/^[\p{L}\p{N} ._-]{1,60}$/u, 'expected up to 60 letters, digits, spaces, dots and dashes'),
  version: text,
  /** Absent: the system message of the set that ships; null: none. */
  system: text.nullable().optional(),
  /** Files of the prompts, relative to the set; absent: those of the set that ships. */
  prompts: z.strictObject({ quality: text.optional(), difficulty: text.optional() }).default({}),
  rubrics: z.array(rubricSchema.extend({ aspect: aspectSchema, domain: text.nullable().default(null) })).min(1),
});
export type RubricSet = z.infer<typeof rubricSetSchema>;

/** Further keys are what a user noted. */
export const prometheusSchema = z.object({
  criteria: text,
  score1_description: text,
  score2_description: text,
  score3_description: text,
  score4_description: text,
  score5_description: text,
});
export type PrometheusRubric = z.infer<typeof prometheusSchema>;
