/** What a word is, wherever the workbench counts or compares words. */

const word = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * Runs of letters, marks, digits and underscores of the text in Unicode's form NFKC and lower case, in their order.
 * Scripts that write no spaces give one word a run.
 */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? [];
}
