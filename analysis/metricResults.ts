/**
 * What the verb `metrics` returns and the Quality place shows: run × metric. An interface as `results.ts` is: names and
 * shapes do not change without a new version, numbers that do not exist are null.
 */
import type { MetricDefinition } from './metrics/definition';
import type { SuppliedTokenizer } from './metrics/text/tokens/suppliedTokenizer';
import type { MetricValue } from './study/study';

/** One column of the table. */
export interface MetricColumn extends MetricDefinition {
  /** `instance`: the value of a run is the mean over its instances. `run`: one value a run. `cell`: printed. */
  readonly level: 'instance' | 'run' | 'cell';
  /** Whether the analysis takes it as a predictor. */
  readonly analysed: boolean;
}

export interface MetricRun {
  /** Of a file that belongs to no run its path. */
  readonly id: string;
  readonly generator: string | null;
  readonly method: string | null;
  readonly domain: string | null;
  readonly variant: string | null;
  /** Instances in its files. */
  readonly instances: number;
}

/** One value of the table; a pair of run and metric that has none is absent, and never zero. */
export interface MetricEntry {
  readonly run: string;
  readonly metric: string;
  /** The mean of an `instance` metric, the share of its most frequent label, the value of another; null where it was tried and there is none: `how` says why. */
  readonly value: number | null;
  /** Interval of 95 %: of a mean by its standard error, of others as `how` says; null where there is none. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Between instances; null for a metric of runs. */
  readonly standardDeviation: number | null;
  /** Instances that had it, of how many. */
  readonly n: number;
  readonly of: number;
  /** How it was computed: `each instance`, a budget, a sample with its seed, a model. */
  readonly how: string;
  /** The most frequent one of a metric whose unit is `label`; null for all others. */
  readonly label: string | null;
}

export interface MetricTable {
  readonly columns: readonly MetricColumn[];
  readonly runs: readonly MetricRun[];
  readonly values: readonly MetricEntry[];
  /** Values of cells that a publication prints; no run stands behind them. */
  readonly printed: readonly MetricValue[];
  /** Columns that the analysis takes: the user's choice, else its own. */
  readonly predictors: readonly string[];
}

/** How a value is said to have come about that was computed for every instance. */
export const eachInstance = 'each instance';

/** Instances a run that metrics take which need a model of their own. */
export const defaultSample = 256;

/** What is to be measured. */
export interface MeasureRequest {
  /** Ids of metrics; null: all that need neither a slow model nor anything the archive has not. */
  readonly metrics: readonly string[] | null;
  /** Ids of runs, and paths of files that belong to none; null: all. */
  readonly runs: readonly string[] | null;
  /** Instances a run of which dear metrics take a seeded sample; null: all of them. */
  readonly sample: number | null;
  /** Tokens are counted by it too; absent: by the public encodings alone. */
  readonly tokenizer?: SuppliedTokenizer;
}

/** How the values of an instance metric lie, run by run. */
export interface Distribution {
  readonly metric: string;
  /** Borders of the bins, ascending; a value on a border belongs to the bin above it, on the last to the last bin. */
  readonly edges: readonly number[];
  readonly runs: readonly RunDistribution[];
}

export interface RunDistribution {
  readonly run: string;
  readonly n: number;
  /** Of each bin. */
  readonly counts: readonly number[];
  /** Below the first edge, and above the last. */
  readonly below: number;
  readonly above: number;
  readonly mean: number;
  /** 5, 25, 50, 75 and 95 %. */
  readonly quantiles: readonly number[];
}

export interface InstanceMeasure {
  readonly metric: string;
  readonly label: string;
  /** Empty where the value is a label. */
  readonly unit: string;
  readonly value: number | string;
}
