import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultContaminationOptions,
  type ContaminationOptions,
} from '../../../../analysis/metrics/contamination/contaminationOptions';
import { findContamination, type ScannedSource } from '../../../../analysis/metrics/contamination/findContamination';
import { wordsOf } from '../../../../analysis/metrics/words';
import { unattended } from '../../../../analysis/task';
import { createInlinePool } from '../../../../analysis/pool/inlinePool';
import { textRowsOf } from '../../../../analysis/pool/textBatch';
import { sharedFolder, sharedMissing } from '../../../shared';

type Instance = readonly [instruction: string, response: string];

function sourceOf(instances: readonly Instance[], batchRows = 5): ScannedSource {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- what a search reads comes when it comes.
    async *read() {
      for (let start = 0; start < instances.length; start += batchRows) {
        const part = instances.slice(start, start + batchRows);
        yield {
          ordinals: Int32Array.from(part, (_, row) => start + row),
          instructions: textRowsOf(part.map(([instruction]) => instruction)),
          responses: textRowsOf(part.map(([, response]) => response)),
        };
      }
    },
  };
}

const find = (instances: readonly Instance[], items: readonly string[], given: Partial<ContaminationOptions> = {}) =>
  findContamination(
    [sourceOf(instances)],
    items,
    { ...defaultContaminationOptions, ...given },
    createInlinePool(2),
    unattended,
  );

const runsOf = (words: readonly string[], n: number): string[] =>
  Array.from({ length: Math.max(0, words.length - n + 1) }, (_, first) => words.slice(first, first + n).join(' '));

/** What the definition says of one text and every item: `item: coverage, longest run`. */
function byDefinition(text: string, items: readonly string[], { n, shortest, templateItems }: ContaminationOptions) {
  const words = wordsOf(text);
  const has = new Set(runsOf(words, n));
  const inItems = new Map<string, number>();
  for (const item of items)
    for (const run of new Set(runsOf(wordsOf(item), n))) inItems.set(run, (inItems.get(run) ?? 0) + 1);
  return items.flatMap((item, index) => {
    const own = wordsOf(item);
    if (own.length < n) {
      const isFound = own.length >= Math.min(shortest, n - 1) && runsOf(words, own.length).includes(own.join(' '));
      return isFound ? [{ item: index, coverage: 1, longestRun: own.length }] : [];
    }
    const runs = runsOf(own, n).filter((run) => (inItems.get(run) ?? 0) <= templateItems);
    const found = runs.filter((run) => has.has(run));
    if (found.length === 0) return [];
    let longestRun = n;
    for (const run of found)
      for (let a = 0; a < words.length; a++)
        for (let b = 0; b < own.length; b++) {
          if (words.slice(a, a + n).join(' ') !== run || own.slice(b, b + n).join(' ') !== run) continue;
          let [start, end] = [0, n];
          while (words[a + end] !== undefined && words[a + end] === own[b + end]) end++;
          while (words[a - start - 1] !== undefined && words[a - start - 1] === own[b - start - 1]) start++;
          longestRun = Math.max(longestRun, start + end);
        }
    return [{ item: index, coverage: found.length / runs.length, longestRun }];
  });
}

const word = fc.constantFrom('a', 'B', 'é', 'ﬁ', 'x_1');
const sentence = (longest: number) =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ', ', '\n', ' – ', "'s ")), { maxLength: longest })
    .map((parts) => parts.flat().join(''));

describe('findContamination', () => {
  it('equals the definition on texts and items of few words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(sentence(25), sentence(25)), { maxLength: 12 }),
        fc.array(sentence(9), { maxLength: 12 }),
        fc.record({
          n: fc.integer({ min: 2, max: 6 }),
          shortest: fc.integer({ min: 1, max: 6 }),
          templateItems: fc.integer({ min: 1, max: 4 }),
        }),
        async (instances, items, given) => {
          const options = { ...defaultContaminationOptions, ...given };
          const found = await find(instances, items, given);
          const defined = instances.flatMap((texts, ordinal) =>
            (['instruction', 'response'] as const).flatMap((part, index) =>
              byDefinition(texts[index]!, items, options).map((match) => ({ ordinal, part, ...match })),
            ),
          );
          expect(
            found.matches.map(({ ordinal, part, item, coverage, longestRun }) => ({
              ordinal,
              part,
              item,
              coverage,
              longestRun,
            })),
          ).toEqual(defined);
          expect(found.found).toBe(defined.length);
          expect(found.sources[0]).toEqual({
            instances: instances.length,
            contaminated: new Set(defined.map(({ ordinal }) => ordinal)).size,
            items: new Set(defined.map(({ item }) => item)),
          });
          for (const { ordinal, part, item, longestRun, inText, inItem } of found.matches) {
            const text = instances[ordinal]![part === 'instruction' ? 0 : 1];
            // Where NFKC rewrites a word, the whole between two spaces is shown.
            const shown = wordsOf(text.slice(...inText)).join(' ');
            const same = wordsOf(items[item]!.slice(...inItem)).join(' ');
            expect(shown.split(' ').length).toBeGreaterThanOrEqual(longestRun);
            expect(shown.includes(same) || same.includes(shown)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('shows the same words on both sides, as they are written there', async () => {
    const item = 'Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May.';
    const response = `Sure! Here: “natalia SOLD clips, to 48 of her friends in April and then she sold HALF as many clips” – done`;
    const [match] = (await find([['?', response]], [item])).matches;
    expect(response.slice(...match!.inText)).toBe(
      'natalia SOLD clips, to 48 of her friends in April and then she sold HALF as many clips',
    );
    expect(item.slice(...match!.inItem)).toBe(
      'Natalia sold clips to 48 of her friends in April, and then she sold half as many clips',
    );
    expect(match).toMatchObject({ part: 'response', longestRun: 18, coverage: 6 / 8 });
  });

  it('leaves out what stands in many items, and items that are too short', async () => {
    const template = 'Write a function in Python that takes a list of numbers and returns';
    const items = Array.from({ length: 12 }, (_, index) => `${template} number${index} of the list`).concat(
      'Say hello',
    );
    const found = await find(
      [
        [`${template} whatever`, 'Say hello'],
        [`${template} number3 of the list`, ''],
      ],
      items,
    );
    expect(found.matches.map(({ ordinal, item }) => [ordinal, item])).toEqual([[1, 3]]);
    expect([...found.runs]).toEqual([...Array.from({ length: 12 }, () => 4), 0]);
  });

  it('counts all and tells the first where there are many', async () => {
    const item = Array.from({ length: 20 }, (_, index) => `w${index}`).join(' ');
    const instances = Array.from({ length: 60 }, (): Instance => [item, 'no']);
    const found = await find(instances, [item], { mostMatches: 7 });
    expect(found.found).toBe(60);
    expect(found.matches.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('takes empty texts, no items, and no instances', async () => {
    expect((await find([['', '']], [''])).found).toBe(0);
    expect((await find([['a', 'b']], [])).sources[0]).toMatchObject({ instances: 1, contaminated: 0 });
    expect((await find([], ['a b c d e f'])).sources[0]).toMatchObject({ instances: 0 });
  });

  it.skipIf(sharedFolder === null)(
    `finds planted questions of GSM8K, and only those (else ${sharedMissing})`,
    async () => {
      const items = fs
        .readFileSync(path.join(sharedFolder!, 'data', 'gsm8k_test.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { question: string }).question);
      const half = items.slice(0, 600);
      const planted = half.map((question, index): Instance =>
        index % 3 === 0
          ? [`Solve: ${question.toUpperCase()}`, 'I do not know.']
          : ['What is it?', `It says: ${question}!`],
      );
      const found = await find([...planted, ['Prove that there are infinitely many primes.', 'Euclid did.']], items);
      const own = found.matches.filter(({ ordinal, item }) => ordinal === item);
      expect(own.length).toBe(600);
      expect(own.every(({ coverage }) => coverage === 1)).toBe(true);
      expect(found.sources[0]?.contaminated).toBe(600);
    },
  );

  it('refuses options out of range', async () => {
    for (const given of [{ n: 1 }, { n: 2.5 }, { shortest: 0 }, { templateItems: 0 }, { mostMatches: -1 }])
      await expect(find([], [], given)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
