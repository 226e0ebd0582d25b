import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressionRatio } from '../../../../analysis/metrics/lexicalDiversity/compressionRatio';
import { distinctShare } from '../../../../analysis/metrics/lexicalDiversity/distinctN';
import { lexicalDiversity } from '../../../../analysis/metrics/lexicalDiversity/lexicalDiversity';
import { mtld } from '../../../../analysis/metrics/lexicalDiversity/mtld';
import { selfBleu } from '../../../../analysis/metrics/lexicalDiversity/selfBleu';
import { sampleWords, valueAtBudget } from '../../../../analysis/metrics/lexicalDiversity/wordBudget';
import { wordsOf } from '../../../../analysis/metrics/words';
import oracle from '../../../fixtures/lexical-diversity.json';
import { sharedFolder, sharedMissing } from '../../../shared';

function expectMeasures(texts: readonly string[], expected: Omit<typeof oracle.made, 'texts'>): void {
  const words = texts.map(wordsOf);
  expected.distinct.forEach((share, index) => expect(distinctShare(words, index + 1)).toBeCloseTo(share, 14));
  expect(selfBleu(words)).toBeCloseTo(expected.selfBleu, 13);
  expect(mtld(words.flat())).toBeCloseTo(expected.mtld, 9);
}

describe('lexical diversity', () => {
  it('is what NLTK and the definitions give on texts of which some are alike and some short', () => {
    expectMeasures(oracle.made.texts, oracle.made);
  });
  it.skipIf(sharedFolder === null)(`is that on the answers of GSM8K (${sharedMissing})`, () => {
    const lines = fs.readFileSync(path.join(sharedFolder ?? '', 'data', 'gsm8k_test.jsonl'), 'utf8').split('\n');
    const answers = lines.slice(0, 120).map((line) => (JSON.parse(line) as { answer: string }).answer);
    expectMeasures(answers, oracle.real);
  });
  it('has no value where there is nothing to compare', () => {
    expect(distinctShare([['a', 'b']], 3)).toBeNull();
    expect(selfBleu([['a', 'b']])).toBeNull();
    expect(mtld(['all', 'different'])).toBeNull();
  });
  it('of two equal texts of four words is a self-BLEU of 1', () => {
    const text = ['a', 'b', 'c', 'd'];
    expect(selfBleu([text, text])).toBeCloseTo(1, 15);
  });
});

describe('compressionRatio', () => {
  /** Letters that do not compress, and cannot be told from each other. */
  const noise = (seed: number): string =>
    Array.from({ length: 100_000 }, (_, at) => String.fromCharCode(33 + ((Math.imul(at + 1, seed) >>> 7) % 90))).join(
      '',
    );
  it('sees a repeat that is farther away than the window of gzip', async () => {
    const [once, again] = [noise(0x9e3779b1), noise(0x85ebca77)];
    const different = (await compressionRatio([once, again])) ?? NaN;
    const same = (await compressionRatio([once, once])) ?? NaN;
    expect(same).toBeGreaterThan(1.8 * different);
  });
  it('has no value for nothing', async () => {
    expect(await compressionRatio([])).toBeNull();
  });
});

describe('sampleWords', () => {
  const texts = fc.array(fc.array(fc.constantFrom('one', 'two', 'three')).map((words) => words.join(' ')));
  it('fills the budget exactly where the run has so many words, each text once at most', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (run, budget) => {
        const total = run.flatMap(wordsOf).length;
        const sample = sampleWords(run, budget);
        expect(sample.words).toBe(Math.min(budget, total));
        expect(sample.texts.flat()).toHaveLength(sample.words);
        const left = [...run];
        for (const text of sample.raw) left.splice(left.indexOf(text), 1);
        expect(left.length).toBe(run.length - sample.raw.length);
      }),
    );
  });
  it('is the same each time', () => {
    const run = Array.from({ length: 100 }, (_, index) => `text ${index}`);
    expect(sampleWords(run, 30)).toEqual(sampleWords(run, 30));
    expect(sampleWords(run, 30).raw).not.toEqual(run.slice(0, 15));
  });
});

describe('valueAtBudget', () => {
  const run = ['a b c', 'd e', 'f g h i'];
  it('says what it rests on', async () => {
    const value = await valueAtBudget(run, 9, ({ words }) => words);
    expect(value).toEqual({ value: 9, lo: null, hi: null, n: 3, how: '9 words of 3 instances drawn by seed 1' });
  });
  it('is null for fewer words, and says how many there are', async () => {
    const { value, how } = await valueAtBudget(run, 1000, ({ words }) => words);
    expect(value).toBeNull();
    expect(how).toBe('The run has 9 words; the measure is of 1,000, and depends on how many.');
  });
});

it('comes as metrics of instructions and responses apart', async () => {
  const long = Array.from({ length: 6000 }, (_, index) => `What is ${index} plus ${index % 7}, and why is it so?`);
  const run = { instructions: long, responses: ['short'] };
  const values = new Map<string, number | null>();
  for (const metric of lexicalDiversity) values.set(metric.id, (await metric.measure(run)).value);
  expect([...values.keys()]).toHaveLength(12);
  for (const [id, value] of values)
    if (id.startsWith('instruction_')) expect(value).toBeGreaterThan(0);
    else expect(value).toBeNull();
});
