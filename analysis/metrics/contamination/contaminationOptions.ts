/** What counts as contamination. */
import { AgoraError } from '../../errors';

export interface ContaminationOptions {
  /** Words in a run. */
  readonly n: number;
  /** Items with fewer words than a run, but at least so many, count where all their words occur in a row. */
  readonly shortest: number;
  /** A run that is in more test items than this is a template's and does not count. */
  readonly templateItems: number;
  /** Matches that are told one by one; shares are complete all the same. */
  readonly mostMatches: number;
}

export const defaultContaminationOptions: ContaminationOptions = {
  n: 13,
  shortest: 5,
  templateItems: 10,
  mostMatches: 10_000,
};

/** Throws `AgoraError('bad-input')` for options out of range. */
export function checkContaminationOptions({ n, shortest, templateItems, mostMatches }: ContaminationOptions): void {
  if (!Number.isInteger(n) || n < 2 || n > 64)
    throw new AgoraError('bad-input', `Runs have 2 to 64 words, not ${n}.`, { nextStep: 'Thirteen are usual.' });
  if (!Number.isInteger(shortest) || shortest < 1)
    throw new AgoraError('bad-input', `Short items have at least 1 word, not ${shortest}.`);
  if (!Number.isInteger(templateItems) || templateItems < 1 || !Number.isInteger(mostMatches) || mostMatches < 0)
    throw new AgoraError('bad-input', 'The number of items of a template is at least 1, that of matches at least 0.');
}

/** What is computed, in words. */
export function contaminationDefinition({ n, shortest, templateItems }: ContaminationOptions): string {
  return (
    `An instance is contaminated where its instruction or its response has a run of ${n} words of a test item (Brown et al. 2020, ` +
    `appendix C, use 13). Words are runs of letters, marks, digits and underscores in Unicode form NFKC and lower case; ` +
    `punctuation and space are ignored. Runs that are in more than ${templateItems} items are a template's and do not count. Items ` +
    `of ${Math.min(shortest, n)} to ${n - 1} words count where all of them occur in a row; shorter ones are left out. Coverage is the share of the ` +
    `item's runs that count and that the text has; the longest run is the longest row of words that both have there.`
  );
}
