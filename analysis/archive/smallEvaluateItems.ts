import { isJson, outlineOf } from './json/outline';
import type { ArtifactKind, ItemRow } from './kind';
import { claimsOfModel } from './pathClaims';
import { readItems } from './readItems';
import { schemaProblem } from './schemaProblem';
import { z } from '../schema';

const itemSchema = z.object({
  model: z.string().min(1),
  task: z.string().min(1),
  id: z.string().min(1),
  exact_match: z.union([z.literal(0), z.literal(1)]),
});

/** `small_evaluate_items.jsonl`: each held-out item with what the model answered, and 1 where it is right. */
export const smallEvaluateItems: ArtifactKind = {
  id: 'small-evaluate-items',
  name: "items of the workbench's small-evaluate",
  recognisedBy: 'records with `agora_small_evaluate_item`',
  provides: ['items'],
  role: 'other',
  sniff(head) {
    const outline = outlineOf(head);
    if (!isJson(outline) || !outline.keys.has('agora_small_evaluate_item')) return null;
    const model: unknown = outline.first === undefined ? undefined : Reflect.get(outline.first, 'model');
    return { confidence: 0.99, claims: claimsOfModel(typeof model === 'string' ? model : undefined, head.path) };
  },
  read: (source, signal) =>
    readItems(source, signal, {
      items(record, { ordinal, line }, problems): readonly ItemRow[] {
        const parsed = itemSchema.safeParse(record);
        if (!parsed.success) {
          const { code, fact } = schemaProblem(parsed.error, record);
          problems.add(line, code, `Item ${ordinal + 1} is left out: ${fact}. Evaluate the model again.`);
          return [];
        }
        const { model, task, id: item, exact_match: value } = parsed.data;
        return [{ model, tool: 'small-evaluate', task, item, metric: 'exact_match', filter: null, value, line }];
      },
    }),
};
