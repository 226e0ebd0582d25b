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
  /** 1 is the best. */
  readonly rank: number;
  /** Mean PGR over the common cells, percent, with its interval of 95 %. */
  readonly average: number;
  readonly lo: number;
  readonly hi: number;
  /** Smallest and largest rank of the middle 95 % of resamples. */
  readonly rankLo: number;
  readonly rankHi: number;
  /** Share of resamples in which it has rank 1, 2, … */
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

/** Simple least squares of y on one x. */
export interface LineFit {
  readonly n: number;
  readonly slope: number;
  readonly intercept: number;
  readonly r2: number;
  /** Two-sided p of the slope, t distribution with n − 2 degrees of freedom. */
  readonly p: number;
}

export interface PrintedStatistic {
  readonly value: number | null;
  /** As printed, for example `< 0.001`. */
  readonly text: string;
  readonly source: string;
}

/** Same names as the computed figures they stand beside. */
export type PrintedStatistics = Readonly<Record<string, PrintedStatistic>>;

export interface ScatterPoint {
  readonly generator: string;
  /** Null in the coarse relation. */
  readonly method: string | null;
  readonly domain: string | null;
  readonly x: number;
  readonly y: number;
}

export interface Relation extends LineFit {
  readonly points: readonly ScatterPoint[];
  readonly printed: PrintedStatistics;
}

export interface PcaPart {
  /** Names of the p columns, in the order of every loading vector. */
  readonly columns: readonly string[];
  readonly standardisation: 'population';
  /** p values, descending, adding up to 1. */
  readonly explainedVarianceRatio: readonly number[];
  /** [component][column], unit length, the largest absolute loading of a component positive. */
  readonly loadings: readonly (readonly number[])[];
  /** [component][column]: share of the component's variance that is the column's, percent. */
  readonly contributions: readonly (readonly number[])[];
  /** [component][column]: share of the column's variance that the component carries, 0 to 1. */
  readonly squaredCosines: readonly (readonly number[])[];
  /** Correlation of PGR, which takes no part in the components, with each of them; null where one does not vary. */
  readonly pgrCorrelations: readonly (number | null)[];
  /** Bootstrap over rows of the components that carry the regression; in the analysis in depth, where rows suffice. */
  readonly stability?: {
    readonly resamples: number;
    /** [component][column], of 95 %, after Procrustes rotation. */
    readonly intervals: readonly (readonly { readonly lo: number; readonly hi: number }[])[];
    /** By component: share of resamples in which it is found again (congruence at least 0.95, not rotated). */
    readonly foundAgain: readonly number[];
  };
  /** Horn's parallel analysis; in the analysis in depth. */
  readonly parallel?: {
    readonly draws: number;
    /** By component: share of variance that 95 % of tables of unrelated columns stay below. */
    readonly thresholds: readonly number[];
    /** Components above it. */
    readonly components: number;
  };
  /** n × p. */
  readonly scores: readonly (readonly number[])[];
  readonly rows: readonly { readonly generator: string; readonly method: string; readonly domain: string }[];
  /** Null where the archive prints none. */
  readonly printed: {
    readonly explainedVarianceRatio: readonly number[];
    /** [component][column], same columns as above. */
    readonly loadings: readonly (readonly number[])[];
    readonly source: string;
  } | null;
  /** Matched to the printed components by the best assignment of absolute congruence; null where none are printed. */
  readonly congruence:
    readonly { readonly component: number; readonly printedComponent: number; readonly coefficient: number }[] | null;
}

export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
  /** Interval of 95 %. */
  readonly lo: number;
  readonly hi: number;
}

export interface RegressionPart {
  readonly n: number;
  /** Components used as predictors. */
  readonly k: number;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly f: number;
  readonly fP: number;
  /** The intercept first. */
  readonly coefficients: readonly Coefficient[];
  /** 1 − Σ(y − ŷ)²/Σ(y − ȳ)², standardisation and PCA refitted in each fold; negative means worse than the mean. */
  readonly leaveOneOutR2: number;
  readonly leaveOneGeneratorOutR2: number;
  readonly printed: PrintedStatistics;
}

/** One predictor against PGR: correlations over all rows, within settings, and between setting means. */
export interface StructureRelation {
  readonly column: string;
  readonly pooled: number | null;
  readonly within: number | null;
  readonly between: number | null;
}

/** A p-value, and what it is of. */
export interface NamedTest {
  /** What is tested, in words. */
  readonly null: string;
  readonly p: number;
  /** Arrangements of the data that were looked at. */
  readonly arrangements: number;
  /** True: all there are, so that p is exact. */
  readonly enumerated: boolean;
}

/** A regression on components judged with generators as the unit. */
export interface GeneratorClusters {
  readonly clusters: number;
  /** With CR1 standard errors and t of one degree of freedom less than generators; the intercept first. */
  readonly coefficients: readonly Coefficient[];
  /** Wild cluster bootstrap of each coefficient but the intercept; null for a limit that the generators do not give. */
  readonly wildBootstrap: readonly (NamedTest & {
    readonly name: string;
    readonly lo: number | null;
    readonly hi: number | null;
  })[];
}

/** Where the variation of PGR lies that the components leave, by REML with crossed effects. */
export interface VarianceShares {
  readonly components: readonly { readonly name: string; readonly variance: number; readonly share: number }[];
  readonly residualVariance: number;
  readonly residualShare: number;
  /** Fixed coefficients with Satterthwaite's degrees of freedom; the intercept first. */
  readonly coefficients: readonly Coefficient[];
  readonly assumed: readonly string[];
}

/** One predictor against PGR, in points of PGR for one standard deviation of the predictor over all rows. */
export interface PredictorEvidence {
  readonly column: string;
  /** Pooled and within settings with CR1 standard errors by generator; between setting means with those of the textbook. */
  readonly pooled: Coefficient | null;
  readonly within: Coefficient | null;
  readonly between: Coefficient | null;
  /** Of no relation within settings, generators exchanged jointly; corrected over all predictors. Null with `within`. */
  readonly permutation: (NamedTest & { readonly holm: number; readonly benjaminiHochberg: number }) | null;
}

/** What one may believe of the relations of the study: rows of one generator or setting are no independent observations. */
export interface EvidencePart {
  /** Everything learnt anew in each fold; `r2AgainstSettings` against the setting means of the rows learnt from. */
  readonly outOfSample: readonly {
    readonly left: 'row' | 'generator' | 'setting';
    readonly r2: number;
    readonly r2AgainstSettings: number | null;
  }[];
  readonly generatorClusters: GeneratorClusters | null;
  /** Of no relation of PGR to the components, by R²: generators exchanged jointly over all settings. */
  readonly generatorsExchanged: NamedTest | null;
  /** The same with rows exchanged within each setting: a weaker null. */
  readonly rowsExchanged: NamedTest | null;
  readonly varianceShares: VarianceShares | null;
  readonly predictors: readonly PredictorEvidence[];
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The figures behind the message. */
  readonly evidence: Readonly<Record<string, number | string | null>>;
}

/** A figure of the conclusions with every cell, and without the suspicious ones. */
export interface EffectOfLeavingOut {
  readonly name: 'r2' | 'leaveOneGeneratorOutR2' | 'fineSlope' | 'fineR2';
  readonly all: number;
  /** Null where it cannot be computed any more. */
  readonly without: number | null;
}

/** A value that does not fit its row and its column of generators × settings. */
export interface SuspiciousCell {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  /** `pgr`, or a predictor. */
  readonly column: string;
  readonly value: number;
  /** What its generator and its setting let expect, by median polish. */
  readonly expected: number;
  /** (value − expected) in robust standard deviations of the column's residuals. */
  readonly deviations: number;
  /**
   * `fraction`: a hundred times the value is as expected. `percent`: a hundredth is. `copied`: another cell of its
   * generator or its setting has exactly this value. `swapped`: exchanged with another cell, both fit. `outlying`: none
   * of these.
   */
  readonly kind: 'outlying' | 'fraction' | 'percent' | 'copied' | 'swapped';
  /** The cell it was copied from or exchanged with; null for the other kinds. */
  readonly other: { readonly generator: string; readonly method: string; readonly domain: string } | null;
  /** Of leaving its generator × setting out of the study. */
  readonly effect: readonly EffectOfLeavingOut[];
}

/** One predictor against PGR, in every way, over the rows that are complete. */
export interface CorrelationRow {
  readonly column: string;
  readonly pearson: Correlation | null;
  readonly spearman: Correlation | null;
  readonly kendall: Correlation | null;
  /** Pearson after the setting's mean is taken from both. */
  readonly within: Correlation | null;
  /** Pearson after all other predictors are held fixed; null where they leave nothing of it. */
  readonly partial: Correlation | null;
  /** p of each after Holm over all predictors. */
  readonly adjustedP: Readonly<Record<'pearson' | 'spearman' | 'kendall' | 'within' | 'partial', number | null>>;
}

export interface Correlation {
  readonly coefficient: number;
  /** Pairs of values. */
  readonly n: number;
  /** Two-sided, of no relation, rows taken as independent. */
  readonly p: number;
  /** Interval of 95 % by Fisher's z; null with too few pairs, or at ±1. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly method: 'pearson' | 'spearman' | 'kendall' | 'partial';
  /** `t`: Student's distribution. `exact`: all orders, none tied. `normal`: approximation with correction for ties. */
  readonly reference: 't' | 'exact' | 'normal';
}

/** Whether the conditions of a study order the generators alike. */
export interface RankStability {
  readonly over: 'settings' | 'benchmarks';
  /** Conditions in which every generator has a value. */
  readonly conditions: number;
  /** Kendall's W: 1 where all conditions agree, 0 where there is no agreement. */
  readonly concordance: number;
  /** Of no agreement, by F (Kendall & Babington Smith 1939); null where all agree wholly, or with too few. */
  readonly p: number | null;
  readonly generators: readonly {
    readonly generator: string;
    /** By its mean over the conditions; ties share. */
    readonly rank: number;
    /** Smallest and largest rank when one condition is left out. */
    readonly rankLo: number;
    readonly rankHi: number;
  }[];
}

export interface AnalyseResult {
  readonly data: {
    readonly n: number;
    readonly generators: number;
    readonly settings: number;
    readonly leftOut: readonly {
      readonly generator: string;
      readonly method: string;
      readonly domain: string;
      readonly reason: string;
    }[];
  };
  /** Parts are absent where the archive does not carry what they need; `findings` says what is missing. */
  readonly problemSolving?: { readonly coarse?: Relation; readonly fine?: Relation };
  readonly pca?: PcaPart;
  readonly regression?: RegressionPart;
  readonly structure?: { readonly settingsR2: number; readonly relations: readonly StructureRelation[] };
  /** Where it was asked for and there is a regression. */
  readonly evidence?: EvidencePart;
  /** Absent where the study has too few generators and settings to know what fits. The least fitting first. */
  readonly suspicious?: readonly SuspiciousCell[];
  readonly correlations?: readonly CorrelationRow[];
  readonly rankStability?: readonly RankStability[];
  readonly findings: readonly Finding[];
}

export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Which instances, in the order of the archive's files and of the records in them. */
export interface InstanceQuery {
  /** One file's; null for all. */
  readonly path: string | null;
  /** One run's; null for all. */
  readonly run: string | null;
  /** Instances before the page. */
  readonly offset: number;
  /** Instances in the page, at most. */
  readonly limit: number;
}

export interface InstanceRecord {
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
