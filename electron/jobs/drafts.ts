/** Plans that are looked at before they become jobs: made in a folder that is thrown away, and nothing is sent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { Task } from '../../analysis/task';
import { hostOf } from '../providers/hostOf';
import { providerOf } from '../providers/providers';
import { createJob, type CreatedJob } from './createJob';
import { estimateJob } from './estimate';
import { jobPlaces } from './folder';
import { replaceTemplate } from './generate/prompts/promptTemplate';
import type { JobFolder } from './jobKind';
import { kindOf } from './jobKinds';
import type { JobEstimate, RequestPreview } from './jobResults';
import type { Plan } from './plan';
import { priceOfPlan } from './priceOfPlan';
import type { Prepared, Workload } from './workload';

/** What a plan would do. Throws `AgoraError` as making the job would. */
export function estimatePlan(plan: Plan, task: Task): Promise<JobEstimate> {
  return inDraft(plan, task, async (workload, { job, problems }) => {
    const estimate = await estimateJob(workload, plan, await priceOfPlan(plan));
    const remarks = new Set([...job.remarks, ...estimate.remarks]);
    const samples = estimate.samples.map(({ item, prepared }) => previewed(plan, item, prepared));
    return { ...estimate, samples, remarks: [...remarks], problems };
  });
}

/** The request of the first try of an item, with another template where one is named. Throws `AgoraError('bad-input')` where there is no such item. */
export function previewOf(plan: Plan, item: number, template: string | null, task: Task): Promise<RequestPreview> {
  const change = async (folder: JobFolder): Promise<void> => {
    if (plan.kind === 'generate' && template !== null) await replaceTemplate(plan, folder, template);
  };
  return inDraft(
    plan,
    task,
    async (workload) => {
      if (item >= workload.items)
        throw new AgoraError('bad-input', `There is no item ${String(item)}.`, {
          nextStep: `The last one is ${String(workload.items - 1)}.`,
        });
      return previewed(plan, item, await workload.prepare(item, 1, nothingEarlier));
    },
    change,
  );
}

const nothingEarlier = { count: 0, read: () => Promise.reject(new RangeError('No earlier result.')) };

async function inDraft<T>(
  plan: Plan,
  task: Task,
  look: (workload: Workload, created: CreatedJob) => Promise<T>,
  change: (folder: JobFolder) => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  const around = await mkdtemp(join(tmpdir(), 'agora-draft-'));
  try {
    const kind = kindOf(plan);
    const created = await createJob(plan, kind, { folder: join(around, 'job'), version: 'draft' }, task);
    const places = jobPlaces(created.folder);
    await change(places);
    return await look(await kind.workload(plan, places), created);
  } finally {
    await rm(around, { recursive: true, force: true });
  }
}

function previewed(plan: Plan, item: number, { request, origin }: Prepared): RequestPreview {
  return {
    item,
    host: hostOf(plan.provider),
    body: providerOf(plan.provider.id).bodyOf(request),
    system: request.system,
    prompt: request.prompt,
    origin: { ...origin },
  };
}
