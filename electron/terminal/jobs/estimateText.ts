/** A plan's estimate in words. */
import type { Estimated, JobEstimate } from '../../jobs/jobResults';
import { problemLine } from '../problemLine';

export function estimateText(estimate: JobEstimate): string {
  const { items, calls, callsAtMost, inputTokens, outputTokens, costUsd, seconds } = estimate;
  const lines = [
    `Items          ${String(items)}`,
    `Calls          ${String(calls)} where each is accepted at once, ${String(callsAtMost)} at most`,
    `Input tokens   ${ranged(inputTokens, whole)}`,
    `Output tokens  ${ranged(outputTokens, whole)}`,
    `Dollars        ${costUsd === null ? 'not known' : ranged(costUsd, (value) => value.toFixed(2))}`,
    `Time           ${ranged(seconds, durationText)}`,
    '',
    ...estimate.assumptions,
    ...estimate.remarks,
  ];
  const samples = estimate.samples.map(
    ({ item, host, body }) => `\nItem ${String(item)}, to ${host}:\n${JSON.stringify(body, null, 2)}\n`,
  );
  return `${lines.join('\n')}\n${estimate.problems.map(problemLine).join('')}${samples.join('')}`;
}

/** `2 h 5 min`, `40 s`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${String(Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${String(minutes)} min`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}

function ranged({ value, lo, hi }: Estimated, text: (value: number) => string): string {
  return `${text(value)} (${text(lo)} to ${text(hi)})`;
}

function whole(value: number): string {
  return String(Math.round(value));
}
