import fs from 'node:fs';
import path from 'node:path';
import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { codePointsOf } from '../../../../analysis/metrics/codePoints';
import { instanceMetrics } from '../../../../analysis/metrics/instanceMetrics';
import { createInstanceHands } from '../../../../analysis/metrics/instanceHands';
import { countSentences } from '../../../../analysis/metrics/text/countSentences';
import { languageOf, languages, loadLanguages } from '../../../../analysis/metrics/text/language';
import { textRowsOf } from '../../../../analysis/pool/textBatch';
import { sharedFolder } from '../../../shared';

describe('codePointsOf', () => {
  it('counts what iterating over the text gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', '😀', 'é', '\udc00') }), (text) => {
        expect(codePointsOf(text)).toBe(Array.from(text).length);
      }),
    );
  });
});

/** By the definition: Unicode's sentences of the whole text. */
function sentencesAtOnce(text: string): number {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return Array.from(segmenter.segment(text)).filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length;
}

describe('countSentences', () => {
  it('counts sentences with words', () => {
    expect(countSentences('Is it so? It is (as Mr. said). 3.14 is less than 4!\n\n---\n\nAn end without a stop')).toBe(
      sentencesAtOnce('Is it so? It is (as Mr. said). 3.14 is less than 4!\n\n---\n\nAn end without a stop'),
    );
    expect(countSentences('One. Two! Three?\nFour')).toBe(4);
    expect(countSentences('')).toBe(0);
    expect(countSentences('... !!!\r\n??')).toBe(0);
  });
  it('gives what the whole text gives at once, line by line', () => {
    const unit = fc.constantFrom('Ab', 'cd', '. ', '.', '?', '"', ') ', '\n', '\r\n', '\u2028', '3', ', ', 'étc', '。');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (parts) => {
        expect(countSentences(parts.join(''))).toBe(sentencesAtOnce(parts.join('')));
      }),
    );
  });
  it('gives what the whole text gives at once where a line is longer than a window', () => {
    const line = Array.from(
      { length: 3000 },
      (_, index) => `Sentence no. ${String(index)} is here, e.g. this one. `,
    ).join('');
    expect(countSentences(line)).toBe(sentencesAtOnce(line));
  });
  it('ends with two million characters in one line', () => {
    expect(countSentences('Hello there. '.repeat(160_000))).toBe(160_000);
    expect(countSentences('a'.repeat(2_000_000))).toBe(1);
    expect(countSentences(`${'a'.repeat(25_000)}. And one.`)).toBe(2);
  });
  it.skipIf(sharedFolder === null)('gives what real texts give at once', () => {
    const folder = path.join(sharedFolder ?? '', 'samples', 'data_agora_seed');
    for (const file of fs.readdirSync(folder)) {
      const rows = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as { response: string }[];
      for (const { response } of rows) expect(countSentences(response)).toBe(sentencesAtOnce(response));
    }
  });
});

describe('languageOf', () => {
  beforeAll(loadLanguages);
  it.each([
    ['en', 'What is the smallest number of apples that Anna needs to buy so that everyone has one?'],
    ['de', 'Wie viele Äpfel muss Anna mindestens kaufen, damit alle einen bekommen?'],
    ['fr', 'Combien de pommes Anna doit-elle acheter pour que chacun en ait une ?'],
    ['ko', '안나는 모두가 사과를 하나씩 가지려면 사과를 몇 개 사야 합니까?'],
    ['zh', '安娜至少需要买多少个苹果才能让每个人都有一个？'],
  ])('knows %s', (code, text) => expect(languageOf(text)).toBe(code));
  it('has no opinion on what is no prose', () => {
    expect(languageOf('')).toBeNull();
    expect(languageOf('42')).toBeNull();
    expect(languageOf('x = 3 * 4 + 5')).toBeNull();
  });
  it('has none where two languages are as likely, and on a word alone', () => {
    // French leads English by 0.0025 of 1.
    expect(languageOf('Question 1?')).toBeNull();
    for (const word of ['Yes', 'No', 'Ja', 'Paris', 'True']) expect(languageOf(word)).toBeNull();
  });
  it('has a place in the list for every language of the detector', () => {
    expect(languages).toEqual(Object.values(eld.info().Languages));
  });
});

describe('instanceMetrics', () => {
  it('have ids, names and labels of their own', () => {
    for (const part of ['id', 'name', 'label'] as const)
      expect(new Set(instanceMetrics.map((metric) => metric[part])).size).toBe(instanceMetrics.length);
  });
  it('measure both texts of an instance', async () => {
    const hands = createInstanceHands();
    const values: Record<string, number> = {
      instruction_characters: 28,
      response_characters: 52,
      instruction_words: 6,
      response_words: 8,
      instruction_sentences: 2,
      response_sentences: 4,
      response_tokens_o200k: 17,
      response_tokens_cl100k: 18,
      instruction_code_share: 0,
      response_code_share: 11 / 42,
      instruction_language: languages.indexOf('en'),
      instruction_english: 1,
    };
    await hands.prepare(Object.keys(values), { method: null, domain: null });
    const columns = hands.measure({
      ordinals: Int32Array.of(0, 1),
      instructions: textRowsOf(['What is this? Say so, please', '']),
      responses: textRowsOf(['It prints a line.\n```py\nprint("😀")\n```\nNothing else.', '']),
    });
    expect(Object.fromEntries(Object.keys(values).map((id, index) => [id, columns[index]?.[0]]))).toEqual(values);
    const ofEmpty = Object.fromEntries(Object.keys(values).map((id, index) => [id, columns[index]?.[1]]));
    expect(ofEmpty).toMatchObject({ response_characters: 0, response_tokens_o200k: 0, response_sentences: 0 });
    expect(ofEmpty.response_code_share).toBeNaN();
    expect(ofEmpty.instruction_english).toBeNaN();
    expect(ofEmpty.instruction_language).toBeNaN();
  });
});
