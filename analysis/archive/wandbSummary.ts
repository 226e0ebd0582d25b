import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch } from './kind';
import { flattenEntries } from './readConfiguration';
import { z } from '../schema';
import { createTrainingSteps, isStep, trainingField } from './trainingMetrics';
import { claimsOfWandb } from './wandbRun';
import { readDocument } from './wholeDocument';

const summarySchema = z.record(z.string(), z.unknown());

/** The trainer's own count of steps; without one the tool's, which counts calls of its logger. */
function stepOf(numbers: ReadonlyMap<string, number | null>): number | null {
  const [own] = [...numbers].filter(([metric]) => isStep(metric) && metric !== '_step');
  return own?.[1] ?? numbers.get('_step') ?? null;
}

function* toBatches(summary: z.infer<typeof summarySchema>): Generator<Batch> {
  const numbers = new Map(
    Object.entries(summary).flatMap(([metric, value]) =>
      typeof value === 'number' || value === null ? [[metric, value] as const] : [],
    ),
  );
  const steps = createTrainingSteps();
  const step = stepOf(numbers);
  for (const [metric, value] of numbers) {
    const field = trainingField(metric);
    if (field !== null && step !== null) steps.set(step, field, value);
  }
  const rows = steps.rows();
  if (rows.length > 0) yield { table: 'training', rows };
  const { _wandb, ...values } = summary;
  yield { table: 'configuration', rows: flattenEntries(values, 'summary') };
}

/**
 * `wandb-summary.json`: the last value of everything that a run logged. What is known of the last step becomes a training
 * row, and all of it entries of the configuration under `summary`.
 */
export const wandbSummary: ArtifactKind = {
  id: 'wandb-summary',
  name: 'Weights & Biases summary',
  recognisedBy: '`_step` with `_runtime` or `_timestamp`',
  provides: ['training', 'configuration'],
  role: 'training',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || (head.complete && first === undefined) || !keys.has('_step')) return null;
    if (!['_runtime', '_timestamp', '_wandb'].some((key) => keys.has(key))) return null;
    return { confidence: 0.95, claims: claimsOfWandb(head.path) };
  },
  read: (source, signal) => readDocument(source, signal, summarySchema, toBatches),
};
