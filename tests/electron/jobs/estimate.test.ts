import { describe, expect, it } from 'vitest';
import { estimateJob } from '../../../electron/jobs/estimate';
import { seedRecords, gathered, settings } from './generate/plans';

const price = { usdPer1MInput: 2, usdPer1MOutput: 8, usdPer1MCachedInput: null, batchShare: 0.5 };

describe('an estimate', () => {
  it.each(settings)(
    'of $method of $domain has the items, the calls, and three requests',
    async ({ method, domain }) => {
      const { workload, plan } = await gathered({ method, domain, count: 100 }, seedRecords(50));
      const items = method === 'instance_generation' ? 100 : 50;
      const estimate = await estimateJob(workload, plan, price);
      const asked = method === 'instance_generation' ? 200 : 50;
      expect(estimate).toMatchObject({ items, calls: items, callsAtMost: asked * 10 });
      expect(estimate.samples).toHaveLength(3);
      for (const { item, prepared } of estimate.samples)
        expect(await workload.prepare(item, 1, { count: 0, read: () => Promise.reject(new Error()) })).toEqual(
          prepared,
        );
      for (const { value, lo, hi } of [estimate.inputTokens, estimate.outputTokens, estimate.seconds]) {
        expect(lo).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(hi);
        expect(lo).toBeGreaterThan(0);
      }
      const { inputTokens, outputTokens, costUsd } = estimate;
      for (const bound of ['value', 'lo', 'hi'] as const)
        expect(costUsd?.[bound]).toBeCloseTo((inputTokens[bound] * 2 + outputTokens[bound] * 8) / 1e6, 10);
    },
  );

  it('costs nothing that can be told where no price is known', async () => {
    const { workload, plan } = await gathered({ count: 5 });
    const estimate = await estimateJob(workload, plan, null);
    expect(estimate.costUsd).toBeNull();
    expect(estimate.assumptions.join(' ')).toContain('No price is known');
  });

  it('costs half in a batch, and takes no less than the limits allow', async () => {
    const given = { method: 'response_generation', count: 8 };
    const one = await gathered(given);
    const other = await gathered({ ...given, running: { batch: true, requestsPerMinute: 1 } });
    const [dear, cheap] = [
      await estimateJob(one.workload, one.plan, price),
      await estimateJob(other.workload, other.plan, price),
    ];
    expect(cheap.costUsd?.value).toBeCloseTo((dear.costUsd?.value ?? 0) / 2, 12);
    expect(cheap.seconds.value).toBe(8 * 60);
  });

  it('takes the length of the seeds for that of the answers, and a share of the largest where there is none', async () => {
    const of = async (seeds: unknown) => {
      const { workload, plan } = await gathered({ method: 'response_generation', count: 4 }, seeds);
      return estimateJob(workload, plan, price);
    };
    const known = await of(seedRecords(4));
    // "Answer 0." has four tokens.
    expect(known.outputTokens).toMatchObject({ value: 16, lo: 16 });
    expect(known.assumptions.join(' ')).toContain('as long as those of the seed data (4 of them)');
    const unknown = await of(seedRecords(4).map(({ instruction }) => ({ instruction })));
    expect(unknown.outputTokens.hi).toBe(2 * 4 * 4096);
  });

  it('lies within its own bounds, also where one answer is unlike all others', async () => {
    const [one, ...others] = seedRecords(100);
    const seeds = [{ ...one, response: 'x' }, ...others.map((seed) => ({ ...seed, response: 'a b c d e f' }))];
    const { workload, plan } = await gathered({ method: 'response_generation', count: 100 }, seeds);
    const { value, lo, hi } = (await estimateJob(workload, plan, price)).outputTokens;
    expect(lo).toBeLessThanOrEqual(value);
    expect(hi).toBeGreaterThanOrEqual(value);
  });
});
