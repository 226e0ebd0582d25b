import { z } from '../schema';

const object = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);
const optional = <Value extends z.ZodType>(value: Value) => value.nullish().catch(null);

/**
 * A results file of lm-evaluation-harness of any version. Only `results` must be there; a part of another shape than
 * expected is as good as absent.
 */
export const lmEvalSchema = z.object({
  results: object(z.unknown()),
  groups: optional(object(z.unknown())),
  group_subtasks: optional(object(optional(z.array(z.string())))),
  configs: optional(object(optional(z.object({ num_fewshot: optional(z.number()) })))),
  'n-shot': optional(object(optional(z.number()))),
  'n-samples': optional(
    object(optional(z.object({ original: optional(z.number()), effective: optional(z.number()) }))),
  ),
  versions: optional(object(z.unknown())),
  higher_is_better: optional(object(optional(object(optional(z.boolean()))))),
  config: optional(
    z.object({
      model: optional(z.string()),
      model_args: z.unknown().optional(),
      num_fewshot: optional(z.number()),
    }),
  ),
  date: optional(z.number()),
  model_name: optional(z.string()),
  lm_eval_version: optional(z.string()),
  /** Text: a template was applied. Null: none was. Absent: the version did not record it. */
  chat_template: z.unknown().optional(),
  chat_template_sha: z.unknown().optional(),
});

export type LmEvalDocument = z.infer<typeof lmEvalSchema>;
