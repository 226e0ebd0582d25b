/**
 * What the verb `contamination` returns. An interface as `results.ts` is: names and shapes do not change without a new
 * version, numbers that do not exist are null.
 */
import type { ContaminationOptions } from './metrics/contamination/contaminationOptions';
import type { RowMatch } from './metrics/contamination/contaminationWork';
import type { Problem } from './problem';

export interface ContaminationRequest extends ContaminationOptions {
  /** Fields of the test sets whose texts make an item; null: the first that is a question's. */
  readonly fields: readonly string[] | null;
  /** Ids of runs; null: all that have instances. */
  readonly runs: readonly string[] | null;
}

export interface TestSet {
  readonly name: string;
  /** Fields that were read. */
  readonly fields: readonly string[];
  readonly items: number;
  /** Items that can be found: the others are too short, or all template. */
  readonly usable: number;
  /** Items that any instance has something of. */
  readonly touched: number;
  /** Of the usable; null where there are none. */
  readonly touchedShare: number | null;
}

export interface TestItem {
  /** Place in the list of test sets. */
  readonly set: number;
  readonly path: string;
  /** 1-based line, or row where the file has no lines. */
  readonly line: number;
  readonly text: string;
}

export interface RunContamination {
  readonly run: string;
  readonly instances: number;
  readonly contaminated: number;
  /** Null where there are no instances. */
  readonly contaminatedShare: number | null;
  /** One a test set: how many of its items any instance of the run has something of. */
  readonly touched: readonly number[];
}

/** What one text of an instance has of one item; `item` is its place in the list of items. */
export interface InstanceMatch extends Omit<RowMatch, 'row'> {
  readonly run: string;
  readonly path: string;
  /** 0-based position in the file. */
  readonly ordinal: number;
}

export interface ContaminationReport {
  readonly request: ContaminationRequest;
  /** What was computed, in words. */
  readonly definition: string;
  readonly sets: readonly TestSet[];
  readonly runs: readonly RunContamination[];
  /** By file and position; at most `mostMatches`. */
  readonly matches: readonly InstanceMatch[];
  /** How many there are. */
  readonly matchesFound: number;
  /** Those of the matches. */
  readonly items: readonly TestItem[];
  /** Of the test sets. */
  readonly problems: readonly Problem[];
}
