/** The jobs that this process runs. */
import { join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { unattended } from '../../../analysis/task';
import { connectTo } from '../connectTo';
import { jobPlaces, jobsFolder } from '../folder';
import { readJob } from '../jobFile';
import { kindOf } from '../jobKinds';
import type { JobProgress } from '../progress';
import { priceOfPlan } from '../priceOfPlan';
import { recentCalls, type RecentCalls } from '../recentCalls';
import { runJob } from '../run/runJob';
import type { RunRequest } from './messages';

export interface RunningJob {
  readonly recent: RecentCalls;
  readonly progress: () => JobProgress | null;
  /** Resolves when it has ended, whatever way. */
  readonly ended: Promise<void>;
  stop(now: boolean): void;
}

export interface Listener {
  changed(id: string, progress: JobProgress): void;
  failed(id: string, error: unknown): void;
}

/** Often enough for the eye, seldom enough for the window. */
const tellEveryMs = 250;

export interface RunningJobs {
  get(id: string): RunningJob | null;
  /** Throws `AgoraError` where it cannot begin; later faults are told. */
  run(id: string, how: RunRequest): Promise<void>;
  all(): readonly RunningJob[];
}

export function runningJobs(version: string, listener: Listener): RunningJobs {
  const jobs = new Map<string, RunningJob>();

  async function run(id: string, { apiKey, budgetUsd }: RunRequest): Promise<void> {
    if (jobs.has(id)) throw new AgoraError('bad-input', 'The job is running already.');
    const folder = join(jobsFolder(), id);
    const { plan } = await readJob(jobPlaces(folder));
    const connection = connectTo(plan, apiKey);
    const [pause, cancel] = [new AbortController(), new AbortController()];
    const recent = recentCalls();
    let latest: (() => JobProgress) | null = null;
    let telling: NodeJS.Timeout | null = null;
    const tell = (): void => {
      telling = null;
      if (latest) listener.changed(id, latest());
    };
    const ended = runJob({
      folder,
      kind: kindOf(plan),
      connection,
      price: await priceOfPlan(plan),
      ...(budgetUsd === undefined ? {} : { settings: { budgetUsd } }),
      version,
      pause: pause.signal,
      cancel: cancel.signal,
      watch: recent.take,
      changed(progress) {
        latest = progress;
        telling ??= setTimeout(tell, tellEveryMs);
      },
      task: unattended,
    })
      .then(
        (progress) => {
          latest = () => progress;
        },
        (error: unknown) => {
          // What it was at last, running, is not true any more.
          latest = null;
          listener.failed(id, error);
        },
      )
      .then(() => connection.close())
      .finally(() => {
        jobs.delete(id);
        if (telling) clearTimeout(telling);
        tell();
      });
    jobs.set(id, {
      recent,
      progress: () => latest?.() ?? null,
      ended,
      stop(now) {
        pause.abort();
        if (now) cancel.abort();
      },
    });
  }

  return { get: (id) => jobs.get(id) ?? null, run, all: () => [...jobs.values()] };
}
