import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordGrams, partsOf } from '../../../../analysis/metrics/wordGrams/wordGrams';
import { wordsOf } from '../../../../analysis/metrics/words';
import { textRowsOf } from '../../../../analysis/pool/textBatch';

const kernel = createWordGrams();

/** The runs of each text by their hashes. */
function runsOf(texts: readonly string[], n: number): bigint[][] {
  kernel.split(textRowsOf(texts));
  const { bytes, ends } = kernel.roll(n);
  const hashes = new BigUint64Array(bytes.slice().buffer);
  return texts.map((_, text) => Array.from(hashes.slice(text === 0 ? 0 : ends[text - 1], ends[text])));
}

const runsByDefinition = (text: string, n: number): string[] => {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const count = Math.max(1, words.length - n + 1);
  return Array.from({ length: count }, (_, first) => words.slice(first, first + n).join(' '));
};

/** Numbers in the order in which values come first: the same for hashes and what they stand for. */
function pattern(values: readonly unknown[]): number[] {
  const seen = new Map<unknown, number>();
  return values.map((value) => {
    const number = seen.get(value) ?? seen.size;
    seen.set(value, number);
    return number;
  });
}

const odd = fc.constantFrom(...Array.from('aB1_ \n\t.,-’é́ÀßΣσςİıﬁ①½²ａＢ中文 　‍👍🏽"\u00b4\u0000\ufeff~\u007f'));
const text = fc.oneof(
  fc.string({ unit: odd, maxLength: 90 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('the', 'Cat', 'sat', 'a_much_longer_word_than_that', 'x', 'Straße'), { maxLength: 60 })
    .map((words) => words.join(' ')),
);

describe('wordGrams', () => {
  it('gives equal hashes to equal runs of the words that wordsOf finds, and other hashes to others', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.integer({ min: 1, max: 14 }), (texts, n) => {
        const found = runsOf(texts, n);
        const defined = texts.map((each) => runsByDefinition(each, n));
        expect(found.map((runs) => runs.length)).toEqual(defined.map((runs) => runs.length));
        expect(pattern(found.flat())).toEqual(pattern(defined.flat()));
      }),
      { numRuns: 600 },
    );
  });

  it('tells texts apart by their words and nothing else', () => {
    const hashes = kernel.split(textRowsOf(['The cat.', 'the -- CAT', 'the cats', '', '?!', 'cat the', 'ﬁsh', 'fish']));
    expect(pattern(Array.from(hashes))).toEqual([0, 0, 1, 2, 2, 3, 4, 4]);
    expect(hashes[3]).toBe(0n);
  });

  it('finds words at every place of a block', () => {
    for (let before = 0; before < 70; before++)
      for (const length of [1, 7, 8, 9, 16, 17, 63, 64, 65]) {
        const [found] = runsOf([`${' '.repeat(before)}${'k'.repeat(length)}. tail`], 1)[0]!;
        const [alone] = runsOf(['K'.repeat(length)], 1)[0]!;
        expect(found).toBe(alone);
      }
  });

  it('parts rows into what is taken at once, and leaves none out', () => {
    const rows = textRowsOf(Array.from({ length: 9000 }, (_, row) => 'x'.repeat(row % 1000)));
    const parts = [...partsOf(rows)];
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.reduce((sum, part) => sum + part.rows.offsets.length - 1, 0)).toBe(9000);
    expect(
      parts.every(
        (part, index) =>
          part.first === parts.slice(0, index).reduce((sum, each) => sum + each.rows.offsets.length - 1, 0),
      ),
    ).toBe(true);
  });
});
