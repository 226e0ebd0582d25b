/**
 * The documents that the verbs of the engine return and the terminal prints as JSON. They are an interface: names and
 * shapes do not change without a new version. Numbers that do not exist are null, never NaN.
 */
import type { Problem, Severity } from './problem';
import type { Coverage } from './study/coverage';
import type { PgrRule, Role, Run } from './study/study';
import type { TableMapping } from './study/tableMapping';

export interface ArchiveSummary {
  /** Stable id of the archive in this workspace: made from where it is. */
  readonly id: string;
  readonly name: string;
  /** Id of the study it is read as. */
  readonly study: string;
  /** Changes whenever a file's path, size or time changes. */
  readonly fingerprint: string;
}

export interface ArtifactSummary {
  readonly path: string;
  /** Null: not recognised. */
  readonly kind: string | null;
  readonly bytes: number;
  /** Rows read; null where the verb had no need to read the file. */
  readonly rows: number | null;
  readonly run: string | null;
}

export interface EvaluationSummary {
  readonly model: string;
  readonly role: Role | null;
  readonly benchmark: string | null;
  readonly score: number;
  readonly stderr: number | null;
  readonly n: number | null;
  /** `path#task,metric,filter` as the tool names them; for printed scores the place in the publication. */
  readonly source: string;
}

export interface OpenResult {
  readonly archive: ArchiveSummary;
  readonly artifacts: readonly ArtifactSummary[];
  readonly runs: readonly Run[];
  readonly evaluations: readonly EvaluationSummary[];
  /** Which cells of generator × method × domain are filled, with what. */
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
}

/** The closed list of check codes (contract, "Anchors and checks"). */
export type CheckCode =
  | 'anchor-missing'
  | 'anchor-reversed'
  | 'anchor-gap-within-noise'
  | 'noise-unknown'
  | 'family-mismatch'
  | 'protocol-mismatch'
  | 'protocol-asymmetric'
  | 'benchmark-missing'
  | 'anchors-inconsistent'
  | 'stale-result'
  | 'printed-only'
  | 'arithmetic';

export interface Check {
  readonly code: CheckCode;
  readonly severity: Severity;
  readonly message: string;
}

/** How far noise carries into one benchmark's PGR, in closed form; percent. */
export interface PgrInterval {
  /** `items`: the three roles answered the same items, and what is hard for all of them cancels. */
  readonly from: 'items' | 'standard-errors';
  /** Items that all three share; null where the interval rests on standard errors. */
  readonly items: number | null;
  /** By the delta method, percentage points. */
  readonly standardError: number;
  /** Interval of 95 % by the delta method. */
  readonly lo: number;
  readonly hi: number;
  /**
   * Fieller's set of 95 %. `bounded`: from lo to hi. `split`: all values up to lo and all from hi on. `unbounded`: any
   * value. Not bounded exactly where the gap between the anchors is within its noise.
   */
  readonly fieller: {
    readonly shape: 'bounded' | 'split' | 'unbounded';
    readonly lo: number | null;
    readonly hi: number | null;
  };
}

/** What `lo` and `hi` of a cell rest on. */
export interface PgrUncertainty {
  /** `bootstrap`: BCa over joint resamples. `delta`: normal, from standard errors alone. */
  readonly method: 'bootstrap' | 'delta';
  /** `seeds`: the spread between students that differ in their seed alone is part of it. */
  readonly from: readonly ('items' | 'standard-errors' | 'seeds')[];
  /** Percentage points. */
  readonly standardError: number;
  /** Null for the delta method. */
  readonly resamples: number | null;
}

export interface BenchmarkPgr {
  readonly id: string;
  readonly student: number | null;
  readonly base: number | null;
  readonly reference: number | null;
  readonly pgr: number | null;
  /** Absent where the noise of a score is unknown. */
  readonly interval?: PgrInterval;
  readonly checks: readonly Check[];
}

/** A run without its seed: several seeds give a mean and `runs` their number. */
export interface PgrCell {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  readonly family: string | null;
  readonly volume: number | null;
  readonly variant: string | null;
  readonly language: string | null;
  /** Ids of the runs (seeds) the cell rests on; for a printed cell none. */
  readonly runs: readonly string[];
  /** PGR of each run alone, percent; absent for a single one. */
  readonly seeds?: readonly { readonly run: string; readonly seed: number | null; readonly pgr: number | null }[];
  /** Percent. */
  readonly pgr: number | null;
  /** Interval of 95 %, percent; null where it cannot be computed. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Absent where there is no interval. */
  readonly uncertainty?: PgrUncertainty;
  readonly status: 'computed' | 'printed';
  readonly benchmarks: readonly BenchmarkPgr[];
  readonly checks: readonly Check[];
}

export interface PgrAverage {
  readonly generator: string;
  /** `all`, a method's id, or a domain's id. */
  readonly over: string;
  /** Cells the computed average rests on. */
  readonly n: number;
  /** Cells there would be if none were missing or at fault. */
  readonly of: number;
  readonly computed: number | null;
  /**
   * Of 95 %, percent, by joint resamples: anchors and items that several cells share vary together. It says what other
   * items and seeds would change, not other settings. Absent where a cell's noise is unknown, as that of printed ones.
   */
  readonly interval?: { readonly lo: number; readonly hi: number; readonly standardError: number };
  /** As the publication prints it, made from unrounded values. */
  readonly printed: number | null;
}

/** One generator's place among those that are compared, on the cells that all of them have. */
export interface PgrRank {
  readonly generator: string;
  /** 1 is the best; of equals each has the place of the first. */
  readonly rank: number;
  /** Mean PGR over the common cells, percent, with its interval of 95 %. */
  readonly average: number;
  readonly lo: number;
  readonly hi: number;
  /** Smallest and largest rank of the middle 95 % of resamples. */
  readonly rankLo: number;
  readonly rankHi: number;
  /** Share of resamples in which it has rank 1, 2, …; a resample in which several are equal counts for each of them in part. */
  readonly probabilities: readonly number[];
}

/** Two generators on their common cells; `better` has the higher average. */
export interface PgrDifference {
  readonly better: string;
  readonly worse: string;
  /** Percentage points, paired, with its interval of 95 %. */
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  /** Two-sided, normal with the standard error of the resamples. */
  readonly p: number;
  /** After Holm over all pairs. */
  readonly adjustedP: number;
  /** `adjustedP` below 0.05. */
  readonly distinguishable: boolean;
}

export interface PgrRanking {
  /** Cells of each generator it rests on. */
  readonly cells: number;
  readonly resamples: number;
  /** The best first. */
  readonly generators: readonly PgrRank[];
  /** Every pair. */
  readonly differences: readonly PgrDifference[];
}

export interface PgrResult {
  readonly study: string;
  readonly rule: PgrRule;
  readonly cells: readonly PgrCell[];
  readonly averages: readonly PgrAverage[];
  /** Absent with fewer than two generators, or where the noise of a common cell is unknown. */
  readonly ranking?: PgrRanking;
  readonly checks: readonly Check[];
}

export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Which instances, in the order of the archive's files and of the records in them. */
/** A range of one metric's values. */
export interface MeasuredRange {
  readonly metric: string;
  readonly runs: readonly string[];
  readonly from: number;
  /** Not in the range itself, but for `closed`. */
  readonly to: number;
  readonly closed: boolean;
}

export interface InstanceQuery {
  /** One file's; null for all. */
  readonly path: string | null;
  /** One run's; null for all. */
  readonly run: string | null;
  /** Only those of these runs with a value in this range; absent: all. */
  readonly measured?: MeasuredRange;
  /** Instances before the page. */
  readonly offset: number;
  /** Instances in the page, at most. */
  readonly limit: number;
}

export interface InstanceRecord {
  /** Of the metric that a query's range is of; absent for others. */
  readonly value?: number;
  readonly path: string;
  readonly run: string | null;
  /** 0-based position in the file. */
  readonly ordinal: number;
  /** 1-based line on which it starts. */
  readonly line: number;
  readonly label: string | null;
  readonly instruction: string;
  readonly response: string;
  /** Lengths of the whole texts, of which a page holds the beginning only. */
  readonly instructionCharacters: number;
  readonly responseCharacters: number;
}

export interface InstancePage {
  /** Instances that fit the query, on this page or not. */
  readonly total: number;
  /** Texts are cut after 4,000 characters. */
  readonly rows: readonly InstanceRecord[];
}

/** Lines of a file as they stand in it. */
export interface LineExcerpt {
  /** Number of the first line, 1-based. */
  readonly first: number;
  /** Empty where the file ends before. */
  readonly lines: readonly {
    readonly number: number;
    readonly text: string;
    /** The line goes on after `text`. */
    readonly cut: boolean;
  }[];
}

/** A table of scores as it stands in its file, and as it is read. */
export interface TablePreview {
  readonly header: readonly string[];
  /** The first rows, a cell a column. */
  readonly rows: readonly (readonly string[])[];
  /** What header and first rows suggest. */
  readonly proposed: TableMapping;
  /** The first scores that come of it, in percent. */
  readonly scores: readonly {
    readonly model: string;
    readonly benchmark: string;
    readonly score: number;
    readonly stderr: number | null;
    readonly n: number | null;
  }[];
  /** Scores that come of it, shown or not. */
  readonly total: number;
  readonly problems: readonly Problem[];
}
