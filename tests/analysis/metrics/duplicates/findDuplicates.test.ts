import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../../analysis/errors';
import {
  defaultDuplicateOptions,
  type DuplicateOptions,
} from '../../../../analysis/metrics/duplicates/duplicateOptions';
import { findDuplicates, type DuplicateSource } from '../../../../analysis/metrics/duplicates/findDuplicates';
import { randomGenerator } from '../../../../analysis/statistics/random';
import { unattended } from '../../../../analysis/task';
import { createInlinePool } from '../../../../analysis/pool/inlinePool';
import { textRowsOf } from '../../../../analysis/pool/textBatch';
import { sharedFolder, sharedMissing } from '../../../shared';
import { componentsOf, nearPairs } from './duplicatesByDefinition';
import { sourceOf } from './textSources';

const options: DuplicateOptions = { ...defaultDuplicateOptions, of: 'instruction', pairs: 'any' };

/** As `findDuplicates`, on three workers, though the texts are few. */
const find = (sources: readonly DuplicateSource[], given: Partial<DuplicateOptions> = {}, workers = 3) =>
  findDuplicates(
    sources.map((source) => ({ ...source, bytes: Math.max(source.bytes, 1 << 20) })),
    { ...options, ...given },
    createInlinePool(workers),
    unattended,
  );

/** Pairs of texts that are first of their kind, by the definition. */
async function expectDefinition(
  texts: readonly string[],
  given: Partial<DuplicateOptions> = {},
  groups: readonly number[] = texts.map(() => 0),
): Promise<void> {
  const { n, threshold, pairs } = { ...options, ...given };
  const sources = [...new Set(groups)].map((group) => ({
    group,
    texts: texts.filter((_, text) => groups[text] === group),
  }));
  const ordered = sources.flatMap((source) => source.texts);
  const groupOf = sources.flatMap((source) => source.texts.map(() => source.group));
  const mayPair = (a: number, b: number): boolean =>
    pairs === 'any' || (groupOf[a] === groupOf[b]) === (pairs === 'same-group');
  const found = await find(
    sources.map((source) => sourceOf(source.texts, source.group)),
    given,
  );
  const defined = nearPairs(ordered, n, threshold, mayPair);
  const isFirst = (text: number): boolean => found.first[text] === text;
  const expected = [...defined].filter(([pair]) => pair.split(',').map(Number).every(isFirst));
  const actual = found.pairs
    .filter(({ a, b }) => isFirst(a) && isFirst(b))
    .map(({ a, b, similarity }): [string, number] => [`${a},${b}`, similarity]);
  expect(new Map(actual)).toEqual(new Map(expected));
  expect(actual.length).toBe(expected.length);
  // In pairs of two groups the first of a kind stands for its own group alone.
  expect([...found.clusters]).toEqual(
    componentsOf(ordered, [
      ...defined.keys(),
      ...ordered.flatMap((_, text) =>
        isFirst(text) || found.first[text] === -1 ? [] : [`${found.first[text]!},${text}`],
      ),
    ]),
  );
}

const word = fc.constantFrom('a', 'b', 'c', 'D', 'é', 'ﬁ', 'x_1', '42');
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));

/** Texts of some families: each member is its family's text with some words replaced. */
function families(count: number, seed: number, lengths: readonly [number, number] = [20, 60]): string[] {
  const random = randomGenerator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const wordOf = (): string => `w${below(3000)}`;
  const roots = Array.from({ length: Math.ceil(count / 6) }, () =>
    Array.from({ length: lengths[0] + below(lengths[1] - lengths[0]) }, wordOf),
  );
  return Array.from({ length: count }, () => {
    const words = [...roots[below(roots.length)]!];
    for (let changes = below(4); changes > 0; changes--) words[below(words.length)] = wordOf();
    return words.slice(0, words.length - below(5)).join(' ');
  });
}

describe('findDuplicates', () => {
  it('equals the definition on short texts of few words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0.1, 0.3, 0.5, 2 / 3, 0.8, 0.9, 1),
        (texts, n, threshold) => expectDefinition(texts, { n, threshold }),
      ),
      { numRuns: 150 },
    );
  });

  it('equals the definition within groups and between them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.integer({ min: 0, max: 2 })), { maxLength: 40 }),
        fc.constantFrom('same-group' as const, 'other-group' as const),
        (rows, pairs) =>
          expectDefinition(
            rows.map(([each]) => each),
            { pairs, threshold: 0.5, n: 2 },
            rows.map(([, group]) => group),
          ),
      ),
      { numRuns: 80 },
    );
  });

  it.each([0.6, 0.8, 0.95])('equals the definition on families of texts at %d', async (threshold) => {
    await expectDefinition(families(700, 5), { threshold });
  });

  it('finds the same whatever the number of workers', async () => {
    const texts = families(400, 6);
    const [one, four] = await Promise.all([1, 4].map((workers) => find([sourceOf(texts)], {}, workers)));
    expect(one!.pairs.length).toBeGreaterThan(100);
    expect(four!.pairs).toEqual(one!.pairs);
    expect(four!.similarities).toEqual(one!.similarities);
  });

  it.skipIf(sharedFolder === null)(`equals the definition on real outputs (else ${sharedMissing})`, async () => {
    const folder = path.join(sharedFolder!, 'archives', 'alpacaeval');
    const texts = fs
      .readdirSync(folder)
      .filter((name) => !name.includes('.'))
      .concat('claude-3-5-sonnet-20240620', 'gpt-4o-mini-2024-07-18')
      .flatMap((name) => {
        const file = path.join(folder, name, 'model_outputs.json');
        if (!fs.existsSync(file)) return [];
        return (JSON.parse(fs.readFileSync(file, 'utf8')) as { instruction: string; output: string }[]).flatMap(
          ({ instruction, output }, index) => [instruction, output, output.slice(0, output.length - (index % 90))],
        );
      });
    await expectDefinition(texts.slice(0, 3000));
  });

  it('tells pairs up to the limit, and clusters whole', async () => {
    // One template: every text differs from every other in one word of sixty, and all are near-duplicates.
    const shared = Array.from({ length: 60 }, (_, index) => `t${index}`);
    const texts = Array.from({ length: 30_000 }, (_, index) => [...shared, `own${index}`].join(' '));
    const found = await find([sourceOf([...texts, 'something else entirely'], 0, 500)], { mostPairs: 100 });
    expect(found.pairs.length).toBe(100);
    expect(found.pairsComplete).toBe(false);
    expect(new Set(found.clusters.slice(0, 30_000))).toEqual(new Set([0]));
    expect(found.clusters[30_000]).toBe(30_000);
  });

  it('finds the same clusters whatever the limit of pairs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 60 }),
        fc.constantFrom(0.1, 0.3, 0.5, 0.8),
        fc.integer({ min: 0, max: 4 }),
        async (texts, threshold, mostPairs) => {
          const sources = [sourceOf(texts)];
          const [all, few] = [
            await find(sources, { threshold, n: 1 }),
            await find(sources, { threshold, n: 1, mostPairs }),
          ];
          expect(few.clusters).toEqual(all.clusters);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('does not compare texts of one template that are too different', async () => {
    const shared = Array.from({ length: 60 }, (_, index) => `t${index}`).join(' ');
    const own = (index: number): string => Array.from({ length: 25 }, (_, each) => `own${index}_${each}`).join(' ');
    const texts = Array.from({ length: 4000 }, (_, index) => `${shared} ${own(index)}`);
    const found = await find([sourceOf(texts, 0, 500)]);
    expect(found.pairs).toEqual([]);
  });

  it('takes empty texts, texts without words, and one of a megabyte', async () => {
    const long = Array.from({ length: 180_000 }, (_, index) => `n${(index * 7919) % 40_000}`).join(' ');
    const found = await find([sourceOf(['', '?!', 'one', long, 'One.', `${long} tail`, ''])]);
    expect([...found.clusters]).toEqual([-1, -1, 2, 3, 2, 3, -1]);
    expect(found.pairs.map(({ a, b }) => [a, b])).toEqual([
      [2, 4],
      [3, 5],
    ]);
    expect((await find([sourceOf([])])).pairs).toEqual([]);
  });

  it('compares instruction and response as one text, or one of them', async () => {
    const batches: DuplicateSource = {
      ...sourceOf(['a', 'a']),

      async *read() {
        for await (const batch of sourceOf(['do this', 'do this']).read())
          yield { ...batch, responses: textRowsOf(['thus', 'so']) };
      },
    };
    const sizes = await Promise.all(
      (['instruction', 'response', 'both'] as const).map(async (of) => (await find([batches], { of })).pairs.length),
    );
    expect(sizes).toEqual([1, 0, 0]);
  });

  it('refuses options out of range, and can be cancelled', async () => {
    for (const given of [{ n: 0 }, { n: 1.5 }, { threshold: 0 }, { threshold: 1.1 }, { threshold: NaN }])
      await expect(find([sourceOf(['a'])], given)).rejects.toMatchObject({ code: 'bad-input' });
    const abort = new AbortController();
    const task = { signal: abort.signal, progress: () => abort.abort() };
    const cancelled = findDuplicates([sourceOf(families(100, 1))], options, createInlinePool(2), task);
    await expect(cancelled).rejects.toThrow(AgoraError);
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});
