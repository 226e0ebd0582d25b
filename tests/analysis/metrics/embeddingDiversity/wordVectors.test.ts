import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWordVectors, valueOfHalf } from '../../../../analysis/metrics/embeddingDiversity/wordVectorFile';
import { createWordVectors, sifWeights } from '../../../../analysis/metrics/embeddingDiversity/wordVectors';
import { halfOf, wordVectors } from '../../../../build/bundles/wordVectors.mjs';
import { builtModels } from '../../../fixtures/builtModels';

/** A file of three words, each of 100 numbers that a half holds exactly. */
const numbersOf = (start: number) => Array.from({ length: 100 }, (_, index) => start + index / 128);
const small = () =>
  new Uint8Array(
    wordVectors(
      JSON.stringify({
        words: ['the', 'straße', 'cat'],
        vectors: { the: numbersOf(0), straße: numbersOf(-1), cat: numbersOf(0.5) },
      }),
    ),
  );

describe('word vectors', () => {
  it('are read as they were written', () => {
    const { words, vectors, dimensions } = readWordVectors(small());
    expect(words).toEqual(['the', 'straße', 'cat']);
    expect(dimensions).toBe(100);
    expect([...vectors]).toEqual([0, -1, 0.5].flatMap(numbersOf));
  });
  it('weigh a word by a / (a + p) and a text by the mean over the words that are known', async () => {
    // Of three words Zipf's law gives 6/11, 3/11 and 2/11.
    const weights = [6, 3, 2].map((share) => 0.001 / (0.001 + share / 11));
    [...sifWeights(3)].forEach((weight, place) => expect(weight).toBeCloseTo(weights[place] ?? NaN, 14));
    const { vectors, reached, of } = await createWordVectors(small()).embed(['The CAT, the unheard-of', '', 'xyzzy']);
    expect([reached, of]).toEqual([3, 6]);
    const [the = 0, , cat = 0] = weights;
    for (let index = 0; index < 100; index++)
      expect(vectors[index]).toBeCloseTo((2 * the * (index / 128) + cat * (0.5 + index / 128)) / 3, 9);
    expect(vectors.subarray(100).every((value) => value === 0)).toBe(true);
  });
  it('are another file’s where the mark is missing', () => {
    expect(() => readWordVectors(new Uint8Array(64))).toThrow('The file of word vectors is another file.');
  });
  it('that ship tell near words from far ones', async () => {
    const model = createWordVectors(await (await builtModels()).read('word-vectors.bin'));
    const { vectors, reached, of } = await model.embed(['cat', 'dog', 'senate']);
    const row = (index: number) => vectors.subarray(index * 100, index * 100 + 100);
    const dot = (a: number, b: number) => row(a).reduce((sum, value, index) => sum + value * (row(b)[index] ?? 0), 0);
    const cosine = (a: number, b: number) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    expect([reached, of]).toEqual([3, 3]);
    // GloVe 6B, 100 dimensions: cat and dog are at 0.8798.
    expect(cosine(0, 1)).toBeCloseTo(0.8798, 3);
    expect(cosine(0, 2)).toBeLessThan(0.3);
  });
});

describe('halfOf', () => {
  it('gives every half itself', () => {
    for (let half = 0; half < 65536; half++)
      if (Number.isNaN(valueOfHalf(half))) expect(halfOf(NaN)).toBeGreaterThan(0x7c00);
      else expect(halfOf(valueOfHalf(half))).toBe(half);
  });
  it('gives the nearest half of any number, of two the even', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: -65504, max: 65504 }), (value) => {
        const half = halfOf(value);
        const away = (other: number) => Math.abs(valueOfHalf(other) - value);
        for (const other of [half - 1, half + 1].filter((each) => (each & 0x7fff) < 0x7c00 && each >= 0))
          expect(away(half) < away(other) || (away(half) === away(other) && half % 2 === 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
