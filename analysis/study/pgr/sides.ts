/** The three scores between which one benchmark's PGR is measured. */
import type { Benchmark, Evaluation, Family } from '../study';
import type { Measured } from './uncertainty';

/** One role's score; the evaluations it rests on are of one source. */
export interface Side extends Measured {
  /** One for an anchor, one for each seed of a student. */
  readonly evaluations: readonly Evaluation[];
}

/** What the three roles scored on the items they share, percentage points; the student's is the mean of its seeds. */
export interface SharedItems {
  readonly n: number;
  readonly student: Float64Array;
  readonly base: Float64Array;
  readonly reference: Float64Array;
}

/** How far the gap between the anchors could be off. */
export interface GapNoise {
  /** Of reference − base, percentage points. */
  readonly stderr: number;
  /** Items that both answered, over which they were paired; null where the two errors are taken as independent. */
  readonly items: number | null;
}

export interface Sides {
  readonly benchmark: Benchmark;
  /** Null: the run's family is not known, or the study has none. */
  readonly family: Family | null;
  readonly familyId: string | null;
  /** Runs of the cell that have no score on this benchmark, though others have. */
  readonly missingRuns: readonly string[];
  readonly student: Side | null;
  readonly base: Side | null;
  readonly reference: Side | null;
  /** Every current score of the anchors on this benchmark that could have been taken. */
  readonly alternatives: { readonly base: readonly Evaluation[]; readonly reference: readonly Evaluation[] };
  /** Older results for the numbers that were taken. */
  readonly superseded: readonly Evaluation[];
  /** Null where the three do not have the same items. */
  readonly shared: SharedItems | null;
  /** Of reference − base; null where it is unknown. */
  readonly gapNoise: GapNoise | null;
  /** All families of the study, to tell whose anchor a model is. */
  readonly families: readonly Family[];
}

export const anchorRoles = ['base', 'reference'] as const;
/** Percent with two decimals. */
export function percent(value: number): string {
  return `${value.toFixed(2)} %`;
}
