import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, TrainingRow } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';
import type { ProblemList } from './problemList';
import { z } from '../schema';
import { shorten } from './shorten';
import { readDocument } from './wholeDocument';

const stateSchema = z.object({ log_history: z.array(z.unknown()) });

/** Old versions leave fields out, NaN losses become null, and what is no number is as good as absent. */
const number = z.number().nullish().catch(null);
const entrySchema = z.object({
  step: z.number(),
  epoch: number,
  loss: number,
  eval_loss: number,
  train_loss: number,
  grad_norm: number,
  learning_rate: number,
});

function toRow(entry: z.infer<typeof entrySchema>): TrainingRow {
  return {
    step: entry.step,
    epoch: entry.epoch ?? null,
    loss: entry.loss ?? null,
    evalLoss: entry.eval_loss ?? null,
    gradNorm: entry.grad_norm ?? null,
    learningRate: entry.learning_rate ?? null,
  };
}

function* toBatches(state: z.infer<typeof stateSchema>, problems: ProblemList): Generator<Batch> {
  const rows: TrainingRow[] = [];
  for (const [index, entry] of state.log_history.entries()) {
    const parsed = entrySchema.safeParse(entry);
    if (parsed.success) rows.push(toRow(parsed.data));
    else
      problems.add(
        null,
        'missing-field',
        `Entry ${index + 1} of log_history is left out: it is ${shorten(entry)} and has no step.`,
      );
  }
  if (rows.length === 0) problems.add(null, 'no-values', 'log_history has no entries: the run logged nothing.');
  else yield { table: 'training', rows };
}

/** Hugging Face Trainer's `trainer_state.json`. Its last row is the summary: it has a step and no loss of its own. */
export const trainerState: ArtifactKind = {
  id: 'trainer-state',
  name: 'Hugging Face trainer state',
  recognisedBy: '`log_history`, `global_step`',
  provides: ['training'],
  role: 'training',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || (head.complete && first === undefined)) return null;
    // Keys may stand in any order, and a long history may hide those after it.
    const others = ['global_step', 'max_steps', 'epoch', 'best_metric', 'is_world_process_zero'];
    if (!keys.has('log_history') && !(keys.has('global_step') && keys.has('epoch'))) return null;
    if (!others.some((key) => keys.has(key))) return null;
    return { confidence: 0.95, claims: claimsOfModel(modelOfFolders(head.path), head.path) };
  },
  read: (source, signal) => readDocument(source, signal, stateSchema, toBatches),
};
