import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordSpans } from '../../../../analysis/metrics/contamination/wordSpans';
import { wordsOf } from '../../../../analysis/metrics/words';

const odd = fc.constantFrom(...Array.from('aB1_ \n\t.-’é\u0301ÀßΣςİıﬁ①½ａ中 \u00a0\u3000\u200d\u00b4\u0000~'));

it('finds the words of wordsOf, each within its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: odd, maxLength: 60 }), (text) => {
      const { words, starts, ends } = wordSpans(text);
      expect(words).toEqual(wordsOf(text));
      words.forEach((word, index) => expect(wordsOf(text.slice(starts[index], ends[index]))).toContain(word));
    }),
    { numRuns: 1000 },
  );
});

it('gives words as they are written their own places', () => {
  const { starts, ends } = wordSpans('Ünder the “Brücke”, ok');
  expect(starts.map((start, index) => [start, ends[index]])).toEqual([
    [0, 5],
    [6, 9],
    [11, 17],
    [20, 22],
  ]);
});
