/**
 * What the verb `analyse` returns: relations, components, regression and the evidence for them. An interface as
 * `results.ts` is: names and shapes do not change without a new version, numbers that do not exist are null.
 */
import type { AddedVariable, EstimatorSkill, LineEvidence, SkillLeftOut, StudyDesign } from './evidenceResults';
import type { Coefficient, NamedTest } from './inference';
import type { Severity } from './problem';

export type { Coefficient, NamedTest };

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
  readonly outOfSample: readonly SkillLeftOut[];
  readonly generatorClusters: GeneratorClusters | null;
  /** Of no relation of PGR to the components, by R²: generators exchanged jointly over all settings. */
  readonly generatorsExchanged: NamedTest | null;
  /** The same with rows exchanged within each setting: a weaker null. */
  readonly rowsExchanged: NamedTest | null;
  readonly varianceShares: VarianceShares | null;
  readonly predictors: readonly PredictorEvidence[];
  /** Empty with fewer than three generators. */
  readonly estimators: readonly EstimatorSkill[];
  /** Empty where the predictors are too many for the rows, or combinations of each other. */
  readonly addedVariables: readonly AddedVariable[];
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
  /** `t`: Student's distribution. `exact`: all orders. `normal`: approximation with correction for ties. */
  readonly reference: 't' | 'exact' | 'normal';
}

/** Whether the conditions of a study order the generators alike. */
export interface RankStability {
  /** `seeds`: the first, second, … student of each cell, over the settings in which all these generators have several. */
  readonly over: 'settings' | 'benchmarks' | 'seeds';
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
  /** Where it was asked for and there is a line. */
  readonly problemSolvingEvidence?: { readonly coarse?: LineEvidence; readonly fine?: LineEvidence };
  /** Where it was asked for and there are several generators and settings. */
  readonly design?: StudyDesign;
  /** Absent where the study has too few generators and settings to know what fits. The least fitting first. */
  readonly suspicious?: readonly SuspiciousCell[];
  readonly correlations?: readonly CorrelationRow[];
  readonly rankStability?: readonly RankStability[];
  readonly findings: readonly Finding[];
}
