/** What a plan would do, before it becomes a job: made in a folder that is thrown away, and nothing is sent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Task } from '../../analysis/task';
import { hostOf } from '../providers/hostOf';
import { providerOf } from '../providers/providers';
import { createJob, type CreatedJob } from './createJob';
import { estimateJob } from './estimate';
import { jobPlaces } from './folder';
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

async function inDraft<T>(
  plan: Plan,
  task: Task,
  look: (workload: Workload, created: CreatedJob) => Promise<T>,
): Promise<T> {
  const around = await mkdtemp(join(tmpdir(), 'agora-draft-'));
  try {
    const kind = kindOf(plan);
    const created = await createJob(plan, kind, { folder: join(around, 'job'), version: 'draft' }, task);
    return await look(await kind.workload(plan, jobPlaces(created.folder)), created);
  } finally {
    await rm(around, { recursive: true, force: true });
  }
}

/** A request, for the eye. */
export function previewed(plan: Plan, item: number, { request, origin }: Prepared): RequestPreview {
  return {
    item,
    host: hostOf(plan.provider),
    body: providerOf(plan.provider.id).bodyOf(request),
    system: request.system,
    prompt: request.prompt,
    origin: { ...origin },
  };
}
