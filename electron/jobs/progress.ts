/** How far a job is: what the window shows, the terminal prints and `status.json` keeps. */
import type { Outcome } from './journal/entries';
import type { JobState } from './state/jobState';
import type { Totals } from './state/totals';
import type { Workload } from './workload';

export interface JobProgress {
  /** `running`; else how the last run ended. */
  readonly state: 'running' | Outcome;
  /** One sentence; empty while it runs. */
  readonly message: string;
  readonly wanted: number;
  readonly accepted: number;
  /** Items given up. */
  readonly dropped: number;
  /** Calls under way. */
  readonly inFlight: number;
  readonly totals: Totals;
  /** The most that calls under way can cost, in dollars. */
  readonly reservedUsd: number;
  readonly budgetUsd: number | null;
  /** Accepted a minute, over the last minute. */
  readonly perMinute: number;
  /** Null while nothing is accepted, and once the job has ended. */
  readonly secondsLeft: number | null;
  /** Calls that the provider has as a batch. */
  readonly inBatches: number;
}

export interface Moment {
  readonly state: JobProgress['state'];
  readonly message: string;
  readonly budgetUsd: number | null;
  readonly perMinute: number;
}

export function progressOf(state: JobState, { wanted }: Pick<Workload, 'wanted'>, moment: Moment): JobProgress {
  const { accepted, dropped } = state.items;
  const left = wanted - accepted;
  return {
    ...moment,
    wanted,
    accepted,
    dropped,
    inFlight: [...state.open.values()].filter(({ inFlight }) => inFlight).length,
    totals: structuredClone(state.totals),
    reservedUsd: state.reservedUsd,
    secondsLeft: moment.state === 'running' && moment.perMinute > 0 ? (left / moment.perMinute) * 60 : null,
    inBatches: [...state.batches.values()].reduce((sum, { keys }) => sum + keys.length, 0),
  };
}
