import { isFraction } from './lmEvalMetrics';
import type { ProblemList } from './problemList';

/** A score and its standard error, both in percent. */
export interface Percent {
  readonly score: number;
  readonly stderr: number | null;
}

/**
 * A number as harnesses write it, in percent: a fraction is multiplied, a value above 1 where fractions are written is
 * percent already and worth a caution, and what has a scale of its own stays.
 */
export function percentOf(
  task: string,
  metric: string,
  value: number,
  stderr: number | null,
  problems: ProblemList,
): Percent {
  if (!isFraction(task, metric)) return { score: value, stderr };
  if (Math.abs(value) <= 1) return { score: 100 * value, stderr: stderr === null ? null : 100 * stderr };
  const message = `${metric} of ${task} is ${value} where fractions stand: taken as percent.`;
  problems.add(null, 'percent-not-fraction', message);
  return { score: value, stderr };
}
