/** The jobs that this process runs. */
import { join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { unattended } from '../../../analysis/task';
import { connectTo } from '../connectTo';
import { jobPlaces, jobsFolder } from '../folder';
import { readJob } from '../jobFile';
import { kindOf } from '../jobKinds';
import type { Plan } from '../plan';
import type { JobProgress } from '../progress';
import { priceOfPlan } from '../priceOfPlan';
import { recentCalls, type RecentCalls } from '../recentCalls';
import { limiter, type Limiter } from '../run/limiter';
import { runJob } from '../run/runJob';
import { keyFor, type KeyAt } from './keyFor';
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

/** @param keyAt Of models that are served and answer at an address. */
export function runningJobs(version: string, keyAt: KeyAt, listener: Listener): RunningJobs {
  const jobs = new Map<string, RunningJob>();
  const starting = new Set<string>();
  const limiters = new Map<string, Limiter>();

  /** Limits are an account's for a model: jobs that name the same ones share them. */
  function limiterOf({ provider, model, running }: Plan): Limiter {
    const { requestsPerMinute, tokensPerMinute } = running;
    const key = JSON.stringify([provider.id, provider.baseUrl, model, requestsPerMinute, tokensPerMinute]);
    const shared = limiters.get(key) ?? limiter({ requestsPerMinute, tokensPerMinute });
    limiters.set(key, shared);
    return shared;
  }

  async function run(id: string, how: RunRequest): Promise<void> {
    if (jobs.has(id) || starting.has(id)) throw new AgoraError('bad-input', 'The job is running already.');
    starting.add(id);
    try {
      await begin(id, how);
    } finally {
      starting.delete(id);
    }
  }

  async function begin(id: string, { apiKey, budgetUsd }: RunRequest): Promise<void> {
    const folder = join(jobsFolder(), id);
    const { plan } = await readJob(jobPlaces(folder));
    const connection = connectTo(plan, await keyFor(plan.provider.baseUrl, apiKey, keyAt));
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
      limiter: limiterOf(plan),
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
