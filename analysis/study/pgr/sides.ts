/** The three scores between which one benchmark's PGR is measured. */
import type { Benchmark, Evaluation, Family } from '../study';
import type { Measured } from './uncertainty';

/** One role's score; the evaluations it rests on are of one source. */
export interface Side extends Measured {
  /** One for an anchor, one for each seed of a student. */
  readonly evaluations: readonly Evaluation[];
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
  /** All families of the study, to tell whose anchor a model is. */
  readonly families: readonly Family[];
}

export const anchorRoles = ['base', 'reference'] as const;
/** Percent with two decimals. */
export function percent(value: number): string {
  return `${value.toFixed(2)} %`;
}
