/**
 * What the verb `duplicates` returns. An interface as `results.ts` is: names and shapes do not change without a new
 * version, numbers that do not exist are null.
 */
import type { DuplicateOptions } from './metrics/duplicates/duplicateOptions';
import type { Problem } from './problem';

/** `within`: instances of one run; `across`: of two runs; `against`: of a run and of other files, such as seed data. */
export type DuplicateScope = 'within' | 'across' | 'against';

export interface DuplicateRequest extends Omit<DuplicateOptions, 'pairs'> {
  readonly scope: DuplicateScope;
  /** Ids of runs; null: all that have instances. */
  readonly runs: readonly string[] | null;
}

export interface ComparedFile {
  readonly path: string;
  /** Null: of the files that runs are compared with. */
  readonly run: string | null;
}

/** One text: place of its file in the list of files, 0-based position in the file. */
export interface TextPlace {
  readonly file: number;
  readonly ordinal: number;
}

export interface SimilarPair {
  readonly a: TextPlace;
  readonly b: TextPlace;
  /** Jaccard similarity of the sets of runs of words; 1 for exact duplicates. */
  readonly similarity: number;
}

export interface DuplicateCluster {
  /** True: all its texts are exact duplicates. */
  readonly exact: boolean;
  readonly members: readonly (TextPlace & {
    /** The highest of a pair that it is in; of those that were looked at where not all pairs were. */
    readonly similarity: number;
  })[];
}

export interface RunDuplicates {
  readonly run: string;
  /** Instances with words: what the rest is counted on. */
  readonly instances: number;
  readonly withoutWords: number;
  /** Share that a removal of exact duplicates within the run would remove; null where there are no instances. */
  readonly exactShare: number | null;
  /** The same of near-duplicates; null but for the scope `within`. */
  readonly nearShare: number | null;
  /** Clusters that its instances fall in, those of one among them; null but for the scope `within`. */
  readonly clusters: number | null;
  /** Hill number of order 1 over the clusters; null but for the scope `within`. */
  readonly effectiveNumber: number | null;
  /** Share with a near-duplicate in another run or in the other files; null for the scope `within`. */
  readonly sharedShare: number | null;
}

export interface DuplicateReport {
  readonly request: DuplicateRequest;
  /** What was computed, in words. */
  readonly definition: string;
  readonly files: readonly ComparedFile[];
  readonly runs: readonly RunDuplicates[];
  /** The most similar first. An exact duplicate stands beside the first of its kind, which alone stands beside others. */
  readonly pairs: readonly SimilarPair[];
  /** False: there are more pairs than `mostPairs`; clusters and shares are complete all the same. */
  readonly pairsComplete: boolean;
  /** The largest first. */
  readonly clusters: readonly DuplicateCluster[];
  /** Of the files that runs are compared with. */
  readonly problems: readonly Problem[];
}
