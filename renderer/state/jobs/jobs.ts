/** Jobs as the window sees them: their list, the one that is looked at, and what is done with it. */
import { create } from 'zustand';
import type { JobList, JobProgress, JobSummary, JobView, ProviderInfo } from '../../../electron/contract';
import { machine } from '../../machine';
import { notifyFailure } from '../notice';
import { openArchive } from '../openArchive';
import { showJobsTab } from './jobsTab';

interface JobsState {
  /** Null until it was read. */
  readonly list: JobList | null;
  readonly sight: 'list' | 'form' | 'job';
  /** The job that is looked at. */
  readonly shownId: string | null;
  /** Null until it was read. */
  readonly view: JobView | null;
  /** What was asked of jobs and is not done yet. */
  readonly ending: Readonly<Record<string, 'pause' | 'cancel'>>;
  readonly providers: readonly ProviderInfo[];
}

export const useJobs = create<JobsState>()(() => ({
  list: null,
  sight: 'list',
  shownId: null,
  view: null,
  ending: {},
  providers: [],
}));

/** Follows what the machine tells of jobs. */
export function startJobs(): void {
  machine().onJobProgress(({ id, progress }) => takeProgress(id, progress));
  machine().onJobWatched((view) => {
    if (view.id === useJobs.getState().shownId) useJobs.setState({ view });
  });
  machine().onFailure(({ code }) => {
    if (code === 'job') void refreshJobs().then(watchShown);
  });
}

/** Reads the list again. Never rejects. */
export async function refreshJobs(): Promise<void> {
  try {
    const list = await machine().listJobs();
    useJobs.setState({ list });
  } catch (error) {
    notifyFailure(error);
  }
}

export async function readProviders(): Promise<void> {
  try {
    useJobs.setState({ providers: await machine().listProviders() });
  } catch (error) {
    notifyFailure(error);
  }
}

export function showJobList(): void {
  useJobs.setState({ sight: 'list', shownId: null, view: null });
  machine().watchJob(null).catch(notifyFailure);
}

/** Shows one job, whose changes are followed from then on. */
export function lookAtJob(id: string): void {
  useJobs.setState({ sight: 'job', shownId: id, view: null });
  void watchShown();
}

export function showJobForm(): void {
  showJobsTab('models');
  useJobs.setState({ sight: 'form', shownId: null, view: null });
}

/** Lets calls under way end. */
export function pauseJob(id: string): Promise<void> {
  return end(id, 'pause', () => machine().pauseJob(id));
}

/** Breaks calls under way off. */
export function cancelJob(id: string): Promise<void> {
  return end(id, 'cancel', () => machine().cancelJob(id));
}

/** @param budgetUsd Of the whole job; null: the plan's. */
export async function resumeJob(id: string, budgetUsd: number | null): Promise<void> {
  try {
    await machine().resumeJob(id, budgetUsd);
  } catch (error) {
    notifyFailure(error);
  }
  await refreshJobs();
  await watchShown();
}

/** Opens what the job has made so far. */
export async function openJob(id: string): Promise<void> {
  try {
    await openArchive(await machine().openJob(id));
  } catch (error) {
    notifyFailure(error);
  }
}

async function end(id: string, how: 'pause' | 'cancel', ask: () => Promise<void>): Promise<void> {
  useJobs.setState(({ ending }) => ({ ending: { ...ending, [id]: how } }));
  try {
    await ask();
  } catch (error) {
    notifyFailure(error);
  } finally {
    useJobs.setState(({ ending }) => ({
      // A cancel that was asked for meanwhile ends by itself.
      ending: Object.fromEntries(Object.entries(ending).filter(([each, asked]) => each !== id || asked !== how)),
    }));
  }
  await refreshJobs();
  await watchShown();
}

async function watchShown(): Promise<void> {
  const { shownId } = useJobs.getState();
  if (shownId === null) return;
  try {
    const view = await machine().watchJob(shownId);
    if (view !== null && view.id === useJobs.getState().shownId) useJobs.setState({ view });
  } catch (error) {
    notifyFailure(error);
  }
}

/** One job of the list is further; one that the list has not is new. */
function takeProgress(id: string, progress: JobProgress): void {
  const { list, view } = useJobs.getState();
  if (list && !list.jobs.some((job) => job.id === id)) void refreshJobs();
  useJobs.setState({
    list: list && { ...list, jobs: list.jobs.map((job) => (job.id === id ? further(job, progress) : job)) },
    view: view?.id === id ? further(view, progress) : view,
  });
}

function further<T extends JobSummary>(job: T, progress: JobProgress): T {
  return { ...job, state: progress.state, isHere: progress.state === 'running', progress };
}
