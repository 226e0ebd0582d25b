/** Parts of the analysis in depth that judge its relations from outside: other samples, estimators and studies. */
import type { Coefficient, NamedTest } from './inference';

/** Skill on what was left out: everything is learnt anew in each fold. */
export interface SkillLeftOut {
  readonly left: 'row' | 'generator' | 'setting';
  /** Against the mean of all rows; negative means worse than it. */
  readonly r2: number;
  /** Against the settings' means of the rows learnt from; null where these miss nothing. */
  readonly r2AgainstSettings: number | null;
  /** Of those settings' means themselves, against the mean of all rows. */
  readonly settingsR2: number;
}

/** An interval of 95 % by inversion of a wild cluster bootstrap; a limit that the generators do not give is null. */
export interface WildInterval extends NamedTest {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** A line of PGR on problem solving, judged with generators as the unit. */
export interface LineEvidence {
  /** One generator a point: t with n − 2 degrees of freedom. One cell a point: CR1 by generator. */
  readonly slope: Coefficient;
  /** Slope of differences inside settings, CR1 by generator; null where there is a point a generator. */
  readonly within: Coefficient | null;
  /** Wild cluster bootstrap of both slopes, which holds for fewer generators than CR1; null where there is a point a generator. */
  readonly wildBootstrap: WildInterval | null;
  readonly wildBootstrapWithin: WildInterval | null;
  /** Of no relation: the generators' PGRs exchanged, jointly over all settings. Null where a cell is missing. */
  readonly exchanged: NamedTest | null;
  /** The same of differences inside settings. */
  readonly exchangedWithin: NamedTest | null;
  readonly outOfSample: readonly SkillLeftOut[];
  /** Slopes that a few far points move less. */
  readonly huber: Coefficient | null;
  readonly theilSen: { readonly estimate: number; readonly lo: number; readonly hi: number } | null;
}

export type EstimatorName =
  | 'settings'
  | 'components'
  | 'leastSquares'
  | 'huber'
  | 'ridge'
  | 'lasso'
  | 'partialLeastSquares'
  | 'settingsAndPredictors';

/** Another way to predict PGR from the same rows. */
export interface EstimatorSkill {
  readonly name: EstimatorName;
  /** In the sample. */
  readonly r2: number;
  readonly leaveOneGeneratorOutR2: number;
  /** What the rows chose by leaving generators out: penalty, share of the largest penalty, components; else null. */
  readonly chosen: number | null;
}

/** One predictor and PGR, both less what the other predictors say of them. */
export interface AddedVariable {
  readonly column: string;
  /** In standard deviations of the predictor; one value a row of the components. */
  readonly x: readonly number[];
  /** Points of PGR. */
  readonly y: readonly number[];
  /** Of the regression on all predictors, CR1 by generator. */
  readonly slope: Coefficient;
}

/** What a new study would be planned with. */
export interface StudyDesign {
  readonly generators: number;
  readonly settings: number;
  /** Students a cell, the usual number. */
  readonly seeds: number;
  /** Squared points of PGR, by REML with crossed effects and no predictor; `cell` holds the seeds' share. */
  readonly variances: { readonly generator: number; readonly setting: number; readonly cell: number };
  /** Points of PGR for one standard deviation of that part of a predictor which each kind of slope rests on. */
  readonly effects: readonly {
    readonly column: string;
    readonly betweenGenerators: Coefficient | null;
    readonly betweenCells: Coefficient | null;
  }[];
}
