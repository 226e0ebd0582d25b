/** The last of what came of a job, for the eye: fed with its journal's entries, as they come or read again. */
import type { Answer, JournalEntry, Outcome } from './journal/entries';
import type { JobLogLine, JobSample } from './jobResults';
import type { JsonFields, Prepared } from './workload';

export interface RecentCalls {
  take(entry: JournalEntry): void;
  /** Newest first. */
  readonly accepted: readonly JobSample[];
  readonly rejected: readonly JobSample[];
  readonly log: readonly JobLogLine[];
}

const [mostSamples, mostLines] = [20, 200];

export function recentCalls(): RecentCalls {
  const open = new Map<number, Prepared>();
  const accepted: JobSample[] = [];
  const rejected: JobSample[] = [];
  const log: JobLogLine[] = [];
  return {
    accepted,
    rejected,
    log,
    take(entry) {
      const line = logLineOf(entry);
      if (line) keep(log, line, mostLines);
      if (entry.is === 'intent' && entry.prepared) open.set(entry.item, entry.prepared);
      else if (entry.is === 'dropped') open.delete(entry.item);
      else if (entry.is === 'answer') {
        const prompt = open.get(entry.item)?.request.prompt ?? '';
        keep(entry.verdict.accepted ? accepted : rejected, sampleOf(entry, prompt), mostSamples);
        if (entry.verdict.accepted) open.delete(entry.item);
      }
    },
  };
}

function keep<T>(list: T[], entry: T, most: number): void {
  list.unshift(entry);
  if (list.length > most) list.pop();
}

function sampleOf({ item, attempt, atMs, latencyMs, reply, costUsd, verdict }: Answer, prompt: string): JobSample {
  return {
    item,
    attempt,
    atMs,
    prompt,
    answer: reply.text,
    fields: verdict.accepted ? textsOf(verdict.result) : {},
    reasons: verdict.accepted ? [] : verdict.reasons.map(({ message }) => message),
    tokens: reply.usage && reply.usage.inputTokens + reply.usage.outputTokens,
    costUsd,
    latencyMs,
  };
}

function textsOf(fields: JsonFields): Record<string, string> {
  const texts = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(
    texts.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** Null for what happens at every call. */
export function logLineOf(entry: JournalEntry): JobLogLine | null {
  switch (entry.is) {
    case 'intent':
    case 'answer':
      return null;
    case 'began':
      return { atMs: entry.atMs, severity: 'note', text: 'The run began.' };
    case 'ended': {
      return { atMs: entry.atMs, severity: severities[entry.outcome], text: entry.message };
    }
    case 'failed': {
      const paid = entry.unknown ? ' It may have been billed.' : '';
      return {
        atMs: entry.atMs,
        severity: 'caution',
        text: `${nameOf(entry)} failed: ${entry.message.replace(/\.?$/, '.')}${paid}`,
      };
    }
    case 'lost':
      return {
        atMs: entry.atMs,
        severity: 'caution',
        text: `${nameOf(entry)} was under way when the run was interrupted: it may have been billed, and is sent again.`,
      };
    case 'dropped':
      return {
        atMs: entry.atMs,
        severity: 'caution',
        text: `Item ${String(entry.item)} was given up: ${why[entry.reason]}`,
      };
    case 'batch-intent':
      return {
        atMs: entry.atMs,
        severity: 'note',
        text: `A batch of ${String(entry.keys.length)} calls is handed over.`,
      };
    case 'batch-submitted':
      return { atMs: entry.atMs, severity: 'note', text: `The provider took the batch as ${entry.id}.` };
    case 'batch-settled':
      return { atMs: entry.atMs, severity: 'note', text: 'The results of the batch are here.' };
  }
}

/** What the user did, and a good end, are nothing to be cautious of. */
const severities: Readonly<Record<Outcome, JobLogLine['severity']>> = {
  complete: 'note',
  paused: 'note',
  cancelled: 'note',
  short: 'caution',
  budget: 'caution',
  stopped: 'fault',
};

const why = {
  tries: 'every try was rejected.',
  refused: 'the provider does not take its request.',
  unanswered: 'it was sent as often as the plan allows, and not answered.',
} as const;

function nameOf({ item, attempt, sending }: { item: number; attempt: number; sending: number }): string {
  return `Item ${String(item)}, try ${String(attempt)}, sending ${String(sending)}`;
}
