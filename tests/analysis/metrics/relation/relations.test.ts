/** Relations of two texts against NLTK and difflib (tests/fixtures/text_relations.py) and brute force. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../analysis/metrics/relation/changes';
import { copiedShare } from '../../../../analysis/metrics/relation/copiedShare';
import { editShare } from '../../../../analysis/metrics/relation/editShare';
import { jaccardOf } from '../../../../analysis/metrics/relation/jaccard';
import { longestRun } from '../../../../analysis/metrics/relation/longestRun';
import { longestSubsequence } from '../../../../analysis/metrics/relation/longestSubsequence';
import { relationMetrics } from '../../../../analysis/metrics/relation/relationMetrics';
import { wordIdsOf } from '../../../../analysis/metrics/relation/wordIds';
import { measuredText } from '../../../../analysis/metrics/measuredInstance';
import rows from '../../../fixtures/text-relations.json';

const words = (text: string): string[] => (text === '' ? [] : text.split(' '));
const instanceOf = (a: string, b: string) => ({
  instruction: measuredText(a),
  response: measuredText(b),
  method: null,
  domain: null,
});
const relation = (id: string, a: string, b: string) =>
  relationMetrics.find((metric) => metric.id === id)?.measure(instanceOf(a, b));

describe('relations of two texts', () => {
  it.each(rows)('equal the reference: $a', ({ a, b, edits, jaccard, copied, run, subsequence }) => {
    const ids = wordIdsOf(words(a), words(b));
    expect(editShare(words(a), words(b))).toBe(edits / Math.max(words(a).length, words(b).length));
    expect(jaccardOf(ids)).toBeCloseTo(jaccard, 14);
    expect(copiedShare(ids, 5)).toBe(copied);
    expect(longestRun(ids)).toBe(run);
    expect(longestSubsequence(ids)).toBe(subsequence);
    expect(relation('longest_copied_run', a, b)).toBe(run);
    expect(relation('word_overlap', a, b)).toBeCloseTo(jaccard, 14);
    const [n, m] = [words(a).length, words(b).length];
    if (subsequence > 0) {
      const [precision, recall] = [subsequence / m, subsequence / n];
      expect(relation('rouge_l', a, b)).toBeCloseTo((2 * precision * recall) / (precision + recall), 14);
    }
  });
  it('equal their definitions', () => {
    const sequence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 80 });
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const ids = wordIdsOf(a, b);
        expect(longestSubsequence(ids)).toBe(subsequenceByTable(a, b));
        expect(longestRun(ids)).toBe(runByTable(a, b));
      }),
    );
  });
  it('have no value where there is none', () => {
    expect(jaccardOf(wordIdsOf([], []))).toBeNull();
    expect(editShare([], [])).toBeNull();
    expect(relation('length_ratio', '!?', 'a word')).toBeNull();
    expect(relation('rouge_l', '', 'a word')).toBeNull();
    expect(relation('instruction_copied', 'one two', 'one two')).toBeNull();
  });
  it('take long texts', () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `w${String((index * 7919) % 5003)}`);
    const ids = wordIdsOf(long, long.slice(1000));
    expect(longestRun(ids)).toBe(59_000);
    expect(longestSubsequence(ids)).toBe(59_000);
  });
});

describe('changesOf', () => {
  it('makes both texts again', () => {
    const before = 'Find the sum of 2 and 3.\n\nShow your work.';
    const after = 'Find the exact sum of 2, 3 and 7.\n\nShow all your work.';
    const changes = changesOf(before, after);
    const without = (kind: string) =>
      changes
        .filter((each) => each.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
    expect(changes.some(({ kind, text }) => kind === 'added' && text.includes('exact'))).toBe(true);
  });
  it('gives up on texts with nothing in common', () => {
    const before = Array.from({ length: 6000 }, (_, index) => `a${String(index)}`).join(' ');
    const after = before.replaceAll('a', 'b').replaceAll(' ', '-');
    expect(changesOf(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});

function subsequenceByTable(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const above = row;
    row = [0];
    b.forEach((y, j) => row.push(x === y ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0)));
  }
  return row[b.length] ?? 0;
}

function runByTable(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  a.forEach((_, i) =>
    b.forEach((__, j) => {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
      longest = Math.max(longest, length);
    }),
  );
  return longest;
}
