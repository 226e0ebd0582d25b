import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgoraBridge, JobProgress, JobSummary, JobView } from '../../../../electron/contract';
import { planSchema } from '../../../../electron/jobs/plan';
import { emptyTotals } from '../../../../electron/jobs/state/totals';
import { lookAtJob, pauseJob, showJobList, startJobs, useJobs } from '../../../../renderer/state/jobs/jobs';

const plan = planSchema.parse({
  kind: 'judge',
  provider: { id: 'openai' },
  model: 'm',
  archive: 'a',
  aspect: 'quality',
});

const job = (id: string, state: JobSummary['state'] = 'running'): JobSummary => {
  return { id, name: id, createdMs: 0, state, isHere: state === 'running', plan, progress: null };
};
const view = (id: string): JobView => {
  return { ...job(id), location: '', remarks: [], accepted: [], rejected: [], log: [] };
};
const progress = (state: JobProgress['state'], accepted: number): JobProgress => ({
  state,
  message: '',
  wanted: 10,
  accepted,
  dropped: 0,
  inFlight: 0,
  totals: emptyTotals(),
  reservedUsd: 0,
  budgetUsd: null,
  perMinute: 0,
  secondsLeft: null,
  inBatches: 0,
});

const initial = useJobs.getState();
let jobs: JobSummary[] = [];
let watched: (string | null)[] = [];
let tell: (id: string, progress: JobProgress) => void = () => undefined;
let show: (view: JobView) => void = () => undefined;
let endPause: () => void = () => undefined;

beforeEach(() => {
  [jobs, watched] = [[job('one'), job('two', 'paused')], []];
  const agora: Partial<AgoraBridge> = {
    listJobs: () => Promise.resolve({ jobs, problems: [] }),
    watchJob: (id) => {
      watched.push(id);
      return Promise.resolve(id === null ? null : view(id));
    },
    pauseJob: () => new Promise((resolve) => (endPause = resolve)),
    onJobProgress: (listener) => {
      tell = (id, told) => listener({ id, progress: told });
      return () => undefined;
    },
    onJobWatched: (listener) => {
      show = listener;
      return () => undefined;
    },
    onFailure: () => () => undefined,
  };
  vi.stubGlobal('window', { agora });
  useJobs.setState({ ...initial, list: { jobs, problems: [] } }, true);
  startJobs();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('jobs in the window', () => {
  it('are as far as they say', () => {
    tell('one', progress('running', 3));
    expect(useJobs.getState().list?.jobs).toMatchObject([
      { id: 'one', state: 'running', isHere: true, progress: { accepted: 3 } },
      { id: 'two', state: 'paused', progress: null },
    ]);
    tell('one', progress('complete', 10));
    expect(useJobs.getState().list?.jobs[0]).toMatchObject({ state: 'complete', isHere: false });
  });

  it('are listed anew when one tells that is not in the list', async () => {
    jobs = [job('three'), ...jobs];
    tell('three', progress('running', 0));
    await vi.waitFor(() => expect(useJobs.getState().list?.jobs).toHaveLength(3), { timeout: 60_000 });
  });

  it('are followed while they are looked at', async () => {
    lookAtJob('one');
    await vi.waitFor(() => expect(useJobs.getState().view?.id).toBe('one'), { timeout: 60_000 });
    tell('one', progress('running', 4));
    expect(useJobs.getState().view?.progress?.accepted).toBe(4);
    // It was told of before the user looked at another.
    show(view('two'));
    expect(useJobs.getState().view?.id).toBe('one');
    showJobList();
    expect(useJobs.getState()).toMatchObject({ sight: 'list', view: null });
    show(view('one'));
    expect(useJobs.getState().view).toBeNull();
    expect(watched).toEqual(['one', null]);
  });

  it('are told to be pausing until they are paused', async () => {
    const paused = pauseJob('one');
    expect(useJobs.getState().ending).toEqual({ one: 'pause' });
    endPause();
    await paused;
    expect(useJobs.getState().ending).toEqual({});
  });
});
