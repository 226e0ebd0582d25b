/** The process that runs jobs, apart from the machine and the window: it answers questions and tells how its jobs are. */
import { basename, join } from 'node:path';
import { asAgoraError, AgoraError } from '../../../analysis/errors';
import { unattended } from '../../../analysis/task';
import { locationOf } from '../../ports/locationOf';
import { connectTo } from '../connectTo';
import { createJob } from '../createJob';
import { estimatePlan } from '../drafts';
import { jobPlaces, jobsFolder } from '../folder';
import { kindOf } from '../jobKinds';
import { copyPrompts } from '../generate/prompts/copyPrompts';
import { readTemplate, saveTemplate } from '../generate/prompts/promptTemplate';
import type { JobSummary, JobView } from '../jobResults';
import { readJournal } from '../journal/readJournal';
import { listedJob, listJobs, type ListedJob } from '../listJobs';
import type { GenerationPlan, Plan } from '../plan';
import { priceOfPlan, requirePrice } from '../priceOfPlan';
import { createPreviews } from '../previews';
import { recentCalls, type RecentCalls } from '../recentCalls';
import { writeSoFar } from '../run/writeSoFar';
import type { FromJobs, JobsAsk, JobsWork, ToJobs } from './messages';
import { checkedJobId } from './jobId';
import { keyFor } from './keyFor';
import { runningJobs } from './runningJobs';
import { studyWork } from './studyWork';

/** The process's own port, and any that is like it. */
export interface ServicePort {
  on(event: 'message', listener: (message: { readonly data: ToJobs }) => void): unknown;
  postMessage(message: FromJobs): void;
}

type Work = { readonly [A in JobsAsk]: (...p: Parameters<JobsWork[A]>) => Promise<ReturnType<JobsWork[A]>> };

export function serveJobs(port: ServicePort, version: string): void {
  const previews = createPreviews();
  let watched: string | null = null;
  const study = studyWork(version, (news) => port.postMessage(news));
  const running = runningJobs(version, study.keyAt, {
    changed(id, progress) {
      port.postMessage({ tell: 'progress', id, progress });
      if (id === watched)
        void viewOf(id).then(
          (view) => port.postMessage({ tell: 'watched', view }),
          () => undefined,
        );
    },
    failed(id, error) {
      const { message, context } = asAgoraError(error);
      port.postMessage({ tell: 'failed', id, message: [message, context.nextStep].filter(Boolean).join(' ') });
    },
  });

  async function viewOf(id: string): Promise<JobView> {
    const job = running.get(id);
    const listed = await listedJob(folderOf(id));
    const recent = job ? job.recent : await recentOf(listed.folder);
    const { accepted, rejected, log } = recent;
    return {
      ...summaryOf(listed, job !== null),
      ...(job ? { progress: job.progress() ?? listed.progress } : {}),
      location: locationOf(listed.folder),
      remarks: listed.job.remarks,
      accepted: [...accepted],
      rejected: [...rejected],
      log: [...log],
    };
  }

  const work: Work = {
    ...study.work,
    async list() {
      const { jobs, problems } = await listJobs();
      return { jobs: jobs.map((job) => summaryOf(job, running.get(job.id) !== null)), problems };
    },
    estimate: (plan) => estimatePlan(plan, unattended),
    preview: (plan, item, template) => previews.preview(plan, item, template, unattended),
    template: async (plan) => readTemplate(generation(plan)),
    saveTemplate: async (plan, text) => saveTemplate(generation(plan), text),
    copyPrompts,
    async create(plan) {
      requirePrice(await priceOfPlan(plan), plan.running.budgetUsd, plan);
      const { folder, problems } = await createJob(plan, kindOf(plan), { version }, unattended);
      return { id: basename(folder), problems };
    },
    run: (id, how) => running.run(checkedJobId(id), how),
    async stop(id, now) {
      const job = running.get(id);
      job?.stop(now);
      await job?.ended;
    },
    async stopAll() {
      const jobs = running.all();
      for (const job of jobs) job.stop(false);
      await Promise.all(jobs.map(({ ended }) => ended));
    },
    async watch(id) {
      watched = id;
      return id === null ? null : viewOf(id);
    },
    async models({ provider, baseUrl, apiKey }) {
      const key = await keyFor(baseUrl, apiKey, study.keyAt);
      const connection = connectTo({ provider: { id: provider, baseUrl } }, key);
      try {
        return await connection.models(AbortSignal.timeout(30_000));
      } finally {
        await connection.close();
      }
    },
    async outputs(id) {
      const { folder, state } = await listedJob(folderOf(id));
      if (state === 'interrupted') await writeSoFar(folder, unattended);
      return jobPlaces(folder).outputs;
    },
  };

  port.on('message', ({ data }) => {
    answer(work, data).then(
      (value) => port.postMessage({ tell: 'answer', number: data.number, value }),
      (error: unknown) => port.postMessage(failureOf(data.number, error)),
    );
  });
}

/** Both sides are of one build, and the types of both are `JobsWork`'s. */
function answer(work: Work, { ask, parameters }: ToJobs): Promise<unknown> {
  const perform = work[ask] as (...parameters: readonly unknown[]) => Promise<unknown>;
  return perform(...parameters);
}

function generation(plan: Plan): GenerationPlan {
  if (plan.kind !== 'generate') throw new AgoraError('bad-input', 'A judge has rubrics and no set of prompts.');
  return plan;
}

function folderOf(id: string): string {
  return join(jobsFolder(), checkedJobId(id));
}

function summaryOf({ id, job, state, progress }: ListedJob, isHere: boolean): JobSummary {
  const { plan, createdMs } = job;
  const what = plan.kind === 'generate' ? [plan.method, plan.domain].join(', ').replaceAll('_', ' ') : plan.aspect;
  return { id, name: plan.name ?? `${plan.model}: ${what}`, createdMs, state, isHere, plan, progress };
}

async function recentOf(folder: string): Promise<RecentCalls> {
  const recent = recentCalls();
  for await (const { entry } of readJournal(jobPlaces(folder).journal)) recent.take(entry);
  return recent;
}

function failureOf(number: number, thrown: unknown): FromJobs {
  const { code, message, context, stack, cause } = asAgoraError(thrown);
  const detail = [stack, cause instanceof Error ? cause.stack : cause]
    .filter(Boolean)
    .map(String)
    .join('\ncaused by: ');
  return { tell: 'failure', number, code, message, nextStep: context.nextStep ?? null, detail };
}
