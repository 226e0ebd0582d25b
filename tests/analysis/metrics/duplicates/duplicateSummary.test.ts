import { describe, expect, it } from 'vitest';
import { duplicateMetrics } from '../../../../analysis/metrics/duplicates/duplicateMetrics';
import { defaultDuplicateOptions } from '../../../../analysis/metrics/duplicates/duplicateOptions';
import { clustersOf, summariseGroups } from '../../../../analysis/metrics/duplicates/duplicateSummary';
import { findDuplicates } from '../../../../analysis/metrics/duplicates/findDuplicates';
import { unattended } from '../../../../analysis/task';
import { createInlinePool } from '../../../../analysis/pool/inlinePool';
import { sourceOf } from './textSources';

const long = Array.from({ length: 50 }, (_, index) => `w${index}`).join(' ');
/** Three of one kind, two of them the same; two the same; one alone; one without words. */
const texts = [long, `${long} more`, 'a b c', 'A, b: c!', long.toUpperCase(), 'alone', '…'];

const find = (sources: Parameters<typeof findDuplicates>[0], pairs: 'same-group' | 'other-group') =>
  findDuplicates(sources, { ...defaultDuplicateOptions, of: 'instruction', pairs }, createInlinePool(), unattended);

describe('summariseGroups', () => {
  it('counts what is left without exact and without near-duplicates, and how many clusters of equal size that is', async () => {
    const [summary] = summariseGroups(await find([sourceOf(texts)], 'same-group'), 1);
    const entropy = -(3 / 6) * Math.log(3 / 6) - (2 / 6) * Math.log(2 / 6) - (1 / 6) * Math.log(1 / 6);
    expect(summary).toEqual({
      n: 6,
      withoutWords: 1,
      distinct: 4,
      exactShare: 2 / 6,
      clusters: 3,
      nearShare: 3 / 6,
      effectiveNumber: expect.closeTo(Math.exp(entropy), 12) as number,
      sharedShare: 0,
    });
  });

  it('gives no shares of nothing', async () => {
    const [summary] = summariseGroups(await find([sourceOf(['', '?'])], 'same-group'), 1);
    expect(summary).toMatchObject({ n: 0, withoutWords: 2, exactShare: null, nearShare: null, effectiveNumber: null });
  });

  it('says how many texts have a near-duplicate in another group', async () => {
    const found = await find([sourceOf(texts, 0), sourceOf(['c b a', 'a b c', 'x'], 1)], 'other-group');
    expect(summariseGroups(found, 2).map(({ sharedShare }) => sharedShare)).toEqual([2 / 6, 1 / 3]);
    expect(found.pairs).toEqual([{ a: 2, b: 8, similarity: 1 }]);
    expect(found.similarities[3]).toBe(1);
  });
});

it('gives clusters of two and more, the largest first', async () => {
  const clusters = clustersOf(await find([sourceOf(texts)], 'same-group'));
  expect(clusters.map((cluster) => [...cluster])).toEqual([
    [0, 1, 4],
    [2, 3],
  ]);
});

it('measures a run, which has instructions and responses', async () => {
  const run = { instructions: ['a', 'a', 'a', 'b', ''], responses: [long, `${long} more`, long, 'c', ''] };
  const values: Record<string, number | null> = {};
  for (const metric of duplicateMetrics) values[metric.id] = (await metric.measure(run)).value;
  const entropy = -(3 / 4) * Math.log(3 / 4) - (1 / 4) * Math.log(1 / 4);
  expect(values).toEqual({
    exact_duplicate_share: 1 / 4,
    near_duplicate_share: 2 / 4,
    instruction_near_duplicate_share: 2 / 4,
    effective_instances: expect.closeTo(Math.exp(entropy), 12) as number,
  });
});
