/** Students that compete for one run: the surest name wins, and where two are as sure nobody does. */
import type { Sureness } from './placeModel';

export interface Candidate {
  readonly run: string;
  /** Normalised: one model under two spellings does not compete with itself. */
  readonly model: string;
  readonly sureness: Sureness;
  /** The numbers it brings, as keys of tool, task, metric and filter. */
  readonly numbers: ReadonlySet<string>;
}

/** Every candidate that must not be taken for its run, with the models it competes with. */
export function contested<T extends Candidate>(candidates: readonly T[]): Map<T, string[]> {
  const rivalsOf = new Map<T, string[]>();
  for (const candidate of candidates) {
    const rivals = candidates.filter(
      (other) =>
        other.run === candidate.run &&
        other.model !== candidate.model &&
        other.sureness <= candidate.sureness &&
        [...other.numbers].some((number) => candidate.numbers.has(number)),
    );
    if (rivals.length > 0) rivalsOf.set(candidate, [...new Set(rivals.map(({ model }) => model))]);
  }
  return rivalsOf;
}
