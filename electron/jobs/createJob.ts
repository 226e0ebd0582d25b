/** A new job: a folder with everything that the job needs, made as a whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import type { Task } from '../../analysis/task';
import { writeFailure } from '../ports/writeFailure';
import { jobPlaces, jobsFolder } from './folder';
import { writeJob, type JobFile } from './jobFile';
import type { JobKind } from './jobKind';
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
export async function createJob(
  plan: Plan,
  kind: JobKind,
  { folder, version }: CreateOptions,
  task: Task,
): Promise<CreatedJob> {
  const createdMs = Date.now();
  const path = folder ?? join(jobsFolder(), folderName(plan, createdMs));
  // Beside its place: a folder that is there is a whole job.
  const making = jobPlaces(`${path}.making-${randomUUID().slice(0, 8)}`);
  try {
    await mkdir(making.inputs, { recursive: true });
    const { inputs, remarks, problems } = await kind.gather(plan, making, task);
    const job: JobFile = { agoraJob: 1, token: randomUUID(), createdMs, version, plan, inputs, remarks: [...remarks] };
    await writeJob(making, job);
    // Fails where a folder with something in it stands there.
    await rename(making.path, path);
    return { folder: path, job, problems };
  } catch (error) {
    await rm(making.path, { recursive: true, force: true });
    throw isTaken(error) ? taken(path, error) : writeFailure(error, path);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}

function taken(path: string, cause: unknown): AgoraError {
  const nextStep = 'Name another folder, or go on with the job that it holds.';
  return new AgoraError('bad-input', `${path} holds something already.`, { path, nextStep }, { cause });
}

/** `2026-11-28-generate-math-gpt-4o-1f3a`: sorts by day, says what it is, and is free. */
function folderName(plan: Plan, atMs: number): string {
  const what = plan.name ?? [plan.kind, plan.kind === 'generate' ? plan.domain : plan.aspect, plan.model].join('-');
  const words = what
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 60);
  return `${new Date(atMs).toISOString().slice(0, 10)}-${words}-${randomUUID().slice(0, 4)}`;
}
