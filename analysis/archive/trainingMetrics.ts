import type { TrainingRow } from './kind';

export type TrainingField = Exclude<keyof TrainingRow, 'step' | 'series'>;

/** What tools call the columns of a training row, without the prefix of the phase. */
const fields: readonly { readonly field: TrainingField; readonly pattern: RegExp }[] = [
  { field: 'evalLoss', pattern: /^(eval|val|valid|validation|dev)[/_](?:.*[/_])?loss$/ },
  { field: 'loss', pattern: /^(train[/_])?loss$/ },
  { field: 'gradNorm', pattern: /^(train\/)?(grad|gradient)_?norm$/ },
  { field: 'learningRate', pattern: /^(train\/)?(learning_rate|lr)(-\w+)?$/ },
  { field: 'epoch', pattern: /^(train\/|eval\/)?epoch$/ },
];

/** The field of a training row that a tool's metric (`train/loss`, `eval_loss`, `lr`) fills; null where there is none. */
export function trainingField(metric: string): TrainingField | null {
  const name = metric.trim().toLowerCase();
  return fields.find(({ pattern }) => pattern.test(name))?.field ?? null;
}

/** Whether a metric counts the optimiser's steps. */
export function isStep(metric: string): boolean {
  return /^((train|trainer|eval)\/)?(_step|step|global_step)$/i.test(metric.trim());
}

/** Numbers of one step, which tools log one by one, gathered into rows. */
export interface TrainingSteps {
  /** Of several values for one number the last counts: a run that goes on from a checkpoint repeats steps. */
  set(step: number, field: TrainingField, value: number | null, series?: string): void;
  /** By series in the order of their first value, then by step. */
  rows(): readonly TrainingRow[];
}

/** No steps yet. */
export function createTrainingSteps(): TrainingSteps {
  const bySeries = new Map<string | undefined, Map<number, Record<TrainingField, number | null>>>();
  return {
    set(step, field, value, series) {
      const steps = bySeries.get(series) ?? new Map<number, Record<TrainingField, number | null>>();
      bySeries.set(series, steps);
      const row = steps.get(step) ?? { epoch: null, loss: null, evalLoss: null, gradNorm: null, learningRate: null };
      steps.set(step, row);
      row[field] = value;
    },
    rows() {
      return [...bySeries].flatMap(([series, steps]) =>
        [...steps]
          .sort(([a], [b]) => a - b)
          .map(([step, row]) => ({ step, ...row, ...(series === undefined ? {} : { series }) })),
      );
    },
  };
}

/** Names of metrics that no column of the training table holds, for one message; null where there are none. */
export function leftOutMetrics(metrics: Iterable<string>): string | null {
  const names = [...new Set(metrics)];
  if (names.length === 0) return null;
  const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
  return `Only loss, learning rate, gradient norm and epoch are read; ${names.slice(0, 8).join(', ')}${more} are not.`;
}
