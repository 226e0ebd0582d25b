/** What a plan would cost, from a dry sample of its requests; nothing is sent. */
import { o200k } from '../../analysis/metrics/text/tokens/encodings';
import { quantileOfSorted } from '../../analysis/statistics/quantile';
import type { Estimated, JobEstimate } from './jobResults';
import type { Plan, Price } from './plan';
import { costUsd } from './run/callCost';
import { nothingEarlier } from './run/earlier';
import type { Prepared, Workload } from './workload';

export type DryEstimate = Omit<JobEstimate, 'samples' | 'problems'> & {
  readonly samples: readonly { readonly item: number; readonly prepared: Prepared }[];
};

/** Requests that are made for the sample. */
const sampleSize = 32;
/** What a chat's form adds to its texts, in tokens, about. */
const form = 12;
/** Seconds that one call takes: what APIs of large models show for a few hundred tokens. */
const secondsOfCall: Estimated = { value: 8, lo: 2, hi: 30 };
/** Where nothing is known of the answers: shares of the tokens that they may have. */
const shares: Estimated = { value: 0.25, lo: 0.05, hi: 1 };

/**
 * Tokens are counted with o200k, whatever the model. Inputs: mean of the sample with its normal 95 % interval, times the
 * calls. Answers: as long as the texts of `likeAnswers` (mean; 2.5 % and 97.5 % quantile), else a share of the largest
 * number. The lower bounds assume that every answer is accepted at once, the upper ones a second call for each item.
 */
export async function estimateJob(workload: Workload, plan: Plan, price: Price | null): Promise<DryEstimate> {
  await o200k.load();
  const counter = o200k.counter();
  const items = Math.min(workload.wanted, workload.items);
  const sample = await drySample(workload, items);
  const inputs = sample.map(
    ({ prepared: { request } }) => form + counter.count(`${request.system ?? ''}\n${request.prompt}`),
  );
  const input = meanWithInterval(inputs);
  const most = plan.sampling.maxTokens;
  const lengths = workload.likeAnswers.map((text) => Math.min(most, counter.count(text))).sort((a, b) => a - b);
  const output: Estimated =
    lengths.length === 0
      ? { value: shares.value * most, lo: shares.lo * most, hi: shares.hi * most }
      : around(mean(lengths), quantileOfSorted(lengths, 0.025), quantileOfSorted(lengths, 0.975));
  const calls = { value: items, lo: items, hi: items * Math.min(2, workload.tries) };
  const inputTokens = times(input, calls);
  const outputTokens = times(output, calls);
  const share = plan.running.batch ? (price?.batchShare ?? 1) : 1;
  const cost = (inputCount: number, outputCount: number): number =>
    price === null
      ? 0
      : costUsd({ inputTokens: inputCount, cachedInputTokens: 0, outputTokens: outputCount }, price, share);
  // Dropped items are replaced while there are others.
  const callsAtMost = (Number.isFinite(workload.items) ? workload.items : items) * workload.tries;
  return {
    items,
    calls: items,
    callsAtMost,
    inputTokens,
    outputTokens,
    costUsd: price && {
      value: cost(inputTokens.value, outputTokens.value),
      lo: cost(inputTokens.lo, outputTokens.lo),
      hi: cost(inputTokens.hi, outputTokens.hi),
    },
    seconds: secondsOf(workload, plan, calls, inputTokens, outputTokens),
    assumptions: [
      `Tokens are counted with o200k, in ${String(sample.length)} of the requests.`,
      lengths.length === 0
        ? `Answers are taken to have a quarter of the ${String(most)} tokens that they may have; nothing is known of them.`
        : `Answers are taken to be as long as those of the seed data (${String(lengths.length)} of them).`,
      'The upper bounds count a second call for each item; the value and the lower bounds count none.',
      ...(price === null
        ? ['No price is known for this model: dollars cannot be told, and a budget in dollars cannot be kept.']
        : [worstCase(cost(Math.max(...inputs, 0) * callsAtMost, most * callsAtMost), callsAtMost)]),
      `A call is taken to last ${String(secondsOfCall.value)} seconds, from ${String(secondsOfCall.lo)} to ${String(secondsOfCall.hi)}.`,
    ],
    remarks: [],
    samples: [0, Math.floor((sample.length - 1) / 2), sample.length - 1]
      .filter((at, index, all) => at >= 0 && all.indexOf(at) === index)
      .flatMap((at) => sample[at] ?? []),
  };
}

function worstCase(dollars: number, calls: number): string {
  return `Every try used and every answer as long as allowed: ${String(calls)} calls, $${dollars.toFixed(2)}.`;
}

async function drySample(workload: Workload, items: number) {
  const size = Math.min(sampleSize, items);
  const chosen = Array.from({ length: size }, (_, index) => Math.floor((index * items) / size));
  return Promise.all(chosen.map(async (item) => ({ item, prepared: await workload.prepare(item, 1, nothingEarlier) })));
}

function secondsOf(
  workload: Workload,
  { running }: Plan,
  calls: Estimated,
  input: Estimated,
  output: Estimated,
): Estimated {
  const at = (bound: keyof Estimated): number =>
    Math.max(
      (calls[bound] / Math.min(running.concurrency, workload.lag ?? Infinity)) * secondsOfCall[bound],
      running.requestsPerMinute === null ? 0 : (calls[bound] / running.requestsPerMinute) * 60,
      running.tokensPerMinute === null ? 0 : ((input[bound] + output[bound]) / running.tokensPerMinute) * 60,
    );
  return { value: at('value'), lo: at('lo'), hi: at('hi') };
}

function meanWithInterval(values: readonly number[]): Estimated {
  const value = mean(values);
  const n = values.length;
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / Math.max(1, n - 1);
  const half = 1.96 * Math.sqrt(variance / Math.max(1, n));
  return { value, lo: Math.max(0, value - half), hi: value + half };
}

/** The mean of a few long texts among many short ones, or the other way, may lie outside of the quantiles. */
function around(value: number, lo: number, hi: number): Estimated {
  return { value, lo: Math.min(value, lo), hi: Math.max(value, hi) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function times(a: Estimated, b: Estimated): Estimated {
  return { value: a.value * b.value, lo: a.lo * b.lo, hi: a.hi * b.hi };
}
