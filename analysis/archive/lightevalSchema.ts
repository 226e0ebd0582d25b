import { modelOfFolders, stemOf } from './pathClaims';
import { z } from '../schema';

const optional = <Value extends z.ZodType>(value: Value) => value.nullish().catch(null);
const object = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);

const metric = optional(
  z.object({
    metric_name: z.union([z.string(), z.array(z.string())]),
    higher_is_better: z.union([z.boolean(), object(optional(z.boolean()))]),
  }),
);

/** A group of metrics says for each of them whether more is better. */
function directions(metrics: readonly z.infer<typeof metric>[]): Readonly<Record<string, boolean>> {
  const found: Record<string, boolean> = {};
  for (const each of metrics) {
    for (const name of each == null ? [] : [each.metric_name].flat()) {
      const higher = each?.higher_is_better;
      const value = typeof higher === 'object' ? higher[name] : higher;
      if (value != null) found[name] = value;
    }
  }
  return found;
}

const task = z
  .object({
    original_num_docs: optional(z.number()),
    effective_num_docs: optional(z.number()),
    metric: optional(z.array(metric)),
    metrics: optional(z.array(metric)),
  })
  .transform(({ metric, metrics, ...counts }) => ({ ...counts, higherIsBetter: directions(metrics ?? metric ?? []) }));

/** Results of lighteval of any version. Only `results` must be there. */
export const lightevalSchema = z.object({
  config_general: z.object({
    lighteval_sha: optional(z.string()),
    model_name: optional(z.string()),
    model_config: optional(z.object({ model_name: optional(z.string()), pretrained: optional(z.string()) })),
  }),
  results: object(z.unknown()),
  config_tasks: optional(object(optional(task))),
});

export type LightevalDocument = z.infer<typeof lightevalSchema>;

/** The evaluated model as the file spells it, else the folder that the tool makes for each model. */
export function modelOfLighteval({ config_general: general }: LightevalDocument, path: string): string {
  const named = general.model_name ?? general.model_config?.model_name ?? general.model_config?.pretrained;
  return named ?? modelOfFolders(path) ?? stemOf(path);
}
