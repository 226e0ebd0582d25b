/** How a job ended, in words. */
import type { JobProgress } from '../../jobs/jobResults';

export function runText(progress: JobProgress, folder: string, outputs: string): string {
  const { accepted, wanted, dropped, message, totals } = progress;
  const rejected = Object.entries(totals.rejected).sort(([, a], [, b]) => b - a);
  const failed = Object.entries(totals.failed);
  return [
    message,
    `Accepted   ${String(accepted)} of ${String(wanted)}${dropped > 0 ? `, ${String(dropped)} items given up` : ''}`,
    `Rejected   ${listed(rejected)}`,
    `Calls      ${String(totals.sent)} sent, ${String(totals.answered)} answered; failed: ${listed(failed)}`,
    ...(totals.unknown > 0
      ? [`Unknown    ${String(totals.unknown)} calls may have been billed without an answer that could be read`]
      : []),
    `Tokens     ${String(totals.inputTokens)} in, ${String(totals.outputTokens)} out`,
    `Dollars    ${costText(progress)}`,
    `Job        ${folder}`,
    `Open it    agora open ${/\s/.test(outputs) ? `"${outputs}"` : outputs}`,
    '',
  ].join('\n');
}

function listed(counts: readonly (readonly [string, number])[]): string {
  return counts.length === 0 ? 'none' : counts.map(([name, count]) => `${name} ${String(count)}`).join(', ');
}

function costText({ totals, budgetUsd }: JobProgress): string {
  const { spentUsd, unknownUsd, unpriced } = totals;
  const parts = [
    unpriced > 0 && spentUsd === 0 ? 'not known' : spentUsd.toFixed(4),
    ...(unknownUsd > 0 ? [`and at most ${unknownUsd.toFixed(4)} for calls of unknown outcome`] : []),
    ...(budgetUsd === null ? [] : [`of a budget of ${budgetUsd.toFixed(2)}`]),
  ];
  return parts.join(', ');
}
