import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, TrainingRow } from './kind';
import { claimsOfModel } from './pathClaims';
import type { ProblemList } from './problemList';
import { schemaProblem } from './schemaProblem';
import { z } from '../schema';
import { readDocument } from './wholeDocument';

const documentSchema = z.object({
  agora_small_train: z.literal(1),
  history: z.array(z.unknown()),
});

const number = z.number().nullish().catch(null);
const entrySchema = z.object({ step: z.number(), epoch: number, loss: number, learning_rate: number });

function* toBatches(document: z.infer<typeof documentSchema>, problems: ProblemList): Generator<Batch> {
  const rows = document.history.flatMap((entry, index): TrainingRow[] => {
    const parsed = entrySchema.safeParse(entry);
    if (!parsed.success) {
      const { code, fact } = schemaProblem(parsed.error, entry);
      problems.add(null, code, `Entry ${index + 1} of history is left out: ${fact}. Train the model again.`);
      return [];
    }
    const { step, epoch = null, loss = null, learning_rate: learningRate = null } = parsed.data;
    return [{ step, epoch, loss, evalLoss: null, gradNorm: null, learningRate }];
  });
  if (rows.length > 0) yield { table: 'training', rows };
  else problems.add(null, 'no-values', 'history has no entries: the training logged nothing.');
}

/** `small_train.json`, which the workbench's own kind of step `small-train` writes about a training. */
export const smallTraining: ArtifactKind = {
  id: 'small-training',
  name: "training of the workbench's small-train",
  recognisedBy: '`agora_small_train`',
  provides: ['training'],
  role: 'training',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || !keys.has('agora_small_train')) return null;
    const model: unknown = first === undefined ? undefined : Reflect.get(first, 'model');
    return { confidence: 0.99, claims: claimsOfModel(typeof model === 'string' ? model : undefined, head.path) };
  },
  read: (source, signal) => readDocument(source, signal, documentSchema, toBatches),
};
