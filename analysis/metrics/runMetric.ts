/** A measure of a whole run that is no mean over its instances. */
import type { MetricDefinition } from './definition';

/** The texts of a run in the order of its files. */
export interface RunTexts {
  readonly instructions: readonly string[];
  readonly responses: readonly string[];
}

export interface RunValue {
  /** Null: there is none, and `how` says why. */
  readonly value: number | null;
  /** Interval of 95 %; null where there is none. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Instances it rests on. */
  readonly n: number;
  /** What was done, in words: budget, sample, seed, model. */
  readonly how: string;
}

export interface RunMetric extends MetricDefinition {
  /** Raised whenever the same run would get another value. */
  readonly version: number;
  /** Pure: the same texts give the same value. */
  measure(run: RunTexts): RunValue | Promise<RunValue>;
}
