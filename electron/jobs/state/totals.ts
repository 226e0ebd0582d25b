/** Sums over a job's calls: what was sent, what came of it, what it cost. */
import type { FailureKind } from '../../providers/failure';
import type { JournalEntry } from '../journal/entries';

/** Counts of calls but where another unit is named. */
export interface Totals {
  sent: number;
  answered: number;
  /** Without an answer, by kind. */
  readonly failed: Partial<Record<FailureKind, number>>;
  /** In flight when the process died. */
  lost: number;
  /** Of the failed and lost ones, those that may have been billed. */
  unknown: number;
  /** Answers that were rejected, by the code of their first reason. */
  readonly rejected: Record<string, number>;
  inputTokens: number;
  outputTokens: number;
  /** Dollars of answers. */
  spentUsd: number;
  /** Dollars that calls of unknown outcome may have cost at most. */
  unknownUsd: number;
  /** Answers whose cost is not known. */
  unpriced: number;
  /** Milliseconds over all answers. */
  latencyMs: number;
}

export function emptyTotals(): Totals {
  return {
    sent: 0,
    answered: 0,
    failed: {},
    lost: 0,
    unknown: 0,
    rejected: {},
    inputTokens: 0,
    outputTokens: 0,
    spentUsd: 0,
    unknownUsd: 0,
    unpriced: 0,
    latencyMs: 0,
  };
}

/** Adds one entry. */
export function count(totals: Totals, entry: JournalEntry): void {
  switch (entry.is) {
    case 'intent':
      totals.sent++;
      return;
    case 'answer': {
      totals.answered++;
      totals.latencyMs += entry.latencyMs;
      totals.inputTokens += entry.reply.usage?.inputTokens ?? 0;
      totals.outputTokens += entry.reply.usage?.outputTokens ?? 0;
      if (entry.costUsd === null) totals.unpriced++;
      else totals.spentUsd += entry.costUsd;
      if (!entry.verdict.accepted) {
        const code = entry.verdict.reasons[0]?.code ?? 'other';
        totals.rejected[code] = (totals.rejected[code] ?? 0) + 1;
      }
      return;
    }
    case 'failed':
      totals.failed[entry.kind] = (totals.failed[entry.kind] ?? 0) + 1;
      if (entry.unknown) totals.unknown++;
      totals.unknownUsd += entry.costUsd ?? 0;
      return;
    case 'lost':
      totals.lost++;
      totals.unknown++;
      totals.unknownUsd += entry.costUsd ?? 0;
      return;
    default:
      return;
  }
}
