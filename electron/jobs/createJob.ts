/** A new job: a folder with everything that the job needs, made as a whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../analysis/problem';
import type { Task } from '../../analysis/task';
import { jobPlaces, jobsFolder } from './folder';
import { writeJob, type JobFile } from './jobFile';
import type { JobKind } from './jobKind';
import { jobFolderName, makeJobFolder } from './makeJobFolder';
import type { Plan } from './plan';

export interface CreatedJob {
  readonly folder: string;
  readonly job: JobFile;
  /** What of the inputs could not be read. */
  readonly problems: readonly Problem[];
}

export interface CreateOptions {
  /** The job's own folder, which must not be there yet; absent: one in the folder of all jobs. */
  readonly folder?: string | undefined;
  readonly version: string;
}

/** Copies the inputs and writes what was asked. Throws `AgoraError` as the kind does, and where nothing can be written. */
export function createJob(
  plan: Plan,
  kind: JobKind,
  { folder, version }: CreateOptions,
  task: Task,
): Promise<CreatedJob> {
  const createdMs = Date.now();
  const path = folder ?? join(jobsFolder(), jobFolderName(nameOf(plan), createdMs));
  return makeJobFolder(path, async (made) => {
    const making = jobPlaces(made);
    await mkdir(making.inputs, { recursive: true });
    const { inputs, remarks, problems } = await kind.gather(plan, making, task);
    const job: JobFile = { agoraJob: 1, token: randomUUID(), createdMs, version, plan, inputs, remarks: [...remarks] };
    await writeJob(making, job);
    return { folder: path, job, problems };
  });
}

function nameOf(plan: Plan): string {
  return plan.name ?? [plan.kind, plan.kind === 'generate' ? plan.domain : plan.aspect, plan.model].join('-');
}
