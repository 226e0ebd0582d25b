import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, TrainingRow } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';
import type { ProblemList } from './problemList';
import { z } from '../schema';
import { readDocument } from './wholeDocument';

/** NaN losses are null; what is no list of numbers is as good as absent. */
const losses = z.array(z.number().nullable()).catch([]);

const metricsSchema = z.object({
  train_step_loss: losses,
  train_epoch_loss: losses,
  val_step_loss: losses,
  val_epoch_loss: losses,
});

type Metrics = z.infer<typeof metricsSchema>;

function rowsOf(metrics: Metrics): readonly TrainingRow[] {
  const { train_step_loss: steps, train_epoch_loss: epochs, val_epoch_loss: validations } = metrics;
  const row = { gradNorm: null, learningRate: null };
  if (steps.length === 0) {
    const length = Math.max(epochs.length, validations.length);
    return Array.from({ length }, (_, index) => {
      const [loss, evalLoss] = [epochs[index] ?? null, validations[index] ?? null];
      return { ...row, step: index + 1, epoch: index + 1, loss, evalLoss };
    });
  }
  const stepsPerEpoch = epochs.length > 0 ? steps.length / epochs.length : null;
  const validatedAt = new Map(
    validations.map((loss, index) => [lastStepOf(index, validations.length, steps.length), loss]),
  );
  return steps.map((loss, index) => {
    const step = index + 1;
    const epoch = stepsPerEpoch === null ? null : step / stepsPerEpoch;
    return { ...row, step, epoch, loss, evalLoss: validatedAt.get(step) ?? null };
  });
}

/** Validations are spread evenly over the steps, one at the end of each epoch. */
function lastStepOf(validation: number, validations: number, steps: number): number {
  return Math.round(((validation + 1) * steps) / validations);
}

function* toBatches(metrics: Metrics, problems: ProblemList): Generator<Batch> {
  const rows = rowsOf(metrics);
  if (metrics.val_step_loss.length > 0)
    problems.add(null, 'unread-values', 'The losses of single validation batches (val_step_loss) are not read.');
  if (rows.length === 0) problems.add(null, 'no-values', 'The file holds no losses: the run logged nothing.');
  else yield { table: 'training', rows };
}

/**
 * `metrics_data_{rank}-{date}.json` of llama-recipes: a row for each batch, with the epoch's validation loss at its last
 * batch; where only epochs were logged a row for each. A batch is no optimiser step where gradients are accumulated.
 * Perplexities are the losses' exponentials and are not kept.
 */
export const llamaRecipesMetrics: ArtifactKind = {
  id: 'llama-recipes-metrics',
  name: 'llama-recipes metrics',
  recognisedBy: '`train_step_loss`, `train_epoch_loss`',
  provides: ['training'],
  role: 'training',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || (head.complete && first === undefined)) return null;
    // A long run's first list fills the head.
    if (!keys.has('train_step_loss') && !keys.has('train_epoch_loss')) return null;
    return { confidence: 0.95, claims: claimsOfModel(modelOfFolders(head.path), head.path) };
  },
  read: (source, signal) => readDocument(source, signal, metricsSchema, toBatches),
};
