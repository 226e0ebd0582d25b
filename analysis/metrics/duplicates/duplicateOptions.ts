/** What is compared with what, and when two texts count as near-duplicates. */

import { AgoraError } from '../../errors';

export type ComparedPart = 'instruction' | 'response' | 'both';

export interface DuplicateOptions {
  /** `both`: instruction and response as one text. */
  readonly of: ComparedPart;
  /** Words in a run. */
  readonly n: number;
  /** Smallest Jaccard similarity of near-duplicates, above 0 and at most 1. */
  readonly threshold: number;
  /** Which two texts are compared: any, those of one group, or those of two groups. */
  readonly pairs: 'any' | 'same-group' | 'other-group';
  /** Pairs that are told one by one; clusters are complete all the same. */
  readonly mostPairs: number;
}

export const defaultDuplicateOptions: DuplicateOptions = {
  of: 'both',
  n: 3,
  threshold: 0.8,
  pairs: 'same-group',
  mostPairs: 100_000,
};

/** What is computed, in words. */
export function definitionOf({ of, n, threshold }: Pick<DuplicateOptions, 'of' | 'n' | 'threshold'>): string {
  const text = of === 'both' ? 'instruction and response as one text' : `the ${of}`;
  return (
    `Compared is ${text}. Words are runs of letters, marks, digits and underscores in Unicode form NFKC and lower case; ` +
    `punctuation and space are ignored. Exact duplicates have the same words in the same order. Near-duplicates have a ` +
    `Jaccard similarity of at least ${threshold} between their sets of runs of ${n} ${n === 1 ? 'word' : 'words'}; a text with fewer words ` +
    `has all of them as its one run. Texts without words are left out.`
  );
}

/** Throws `AgoraError('bad-input')` for options out of range. */
export function checkDuplicateOptions({ n, threshold, mostPairs }: DuplicateOptions): void {
  if (!Number.isInteger(n) || n < 1 || n > 64)
    throw new AgoraError('bad-input', `Runs have 1 to 64 words, not ${n}.`, { nextStep: 'Three are usual.' });
  if (!(threshold > 0 && threshold <= 1))
    throw new AgoraError('bad-input', `A similarity is above 0 and at most 1, and the threshold ${threshold} is not.`);
  if (!Number.isInteger(mostPairs) || mostPairs < 0)
    throw new AgoraError('bad-input', `${mostPairs} is no number of pairs.`);
}
