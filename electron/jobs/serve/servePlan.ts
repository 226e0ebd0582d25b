/** What is served and where, as the window asks for it. */
import { z } from '../../../analysis/schema';
import { resourcesSchema } from '../study/studyPlan';

const id = z.string().min(1).max(4096);

export const servePlanSchema = z.strictObject({
  /** Name of a target. */
  target: id,
  /** A name that the tool finds, or a folder on the target. */
  model: id,
  /** Id of a kind of step of the stage `serve`. */
  kind: id,
  settings: z.record(z.string(), z.unknown()).default({}),
  resources: resourcesSchema.default({}),
});

export type ServePlan = z.infer<typeof servePlanSchema>;
export type ServePlanDraft = z.input<typeof servePlanSchema>;
