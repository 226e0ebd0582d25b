/** `job.json`: what was asked, written once when the job is made. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { z } from '../../analysis/schema';
import { writeAtomically } from '../ports/writeAtomically';
import type { JobPlaces } from './folder';
import { isLaunch } from './launch/launchPlaces';
import { planSchema } from './plan';

const jobSchema = z.object({
  agoraJob: z.literal(1),
  /** The same for every call of the job, and for no other job. */
  token: z.string().min(1),
  createdMs: z.number(),
  /** The workbench that made it. */
  version: z.string(),
  plan: planSchema,
  /** SHA-256 of what was copied into the folder. */
  inputs: z.record(z.string(), z.string()),
  remarks: z.array(z.string()),
});

export type JobFile = z.infer<typeof jobSchema>;

/** Throws `AgoraError('not-found')` where the folder holds no job, `('bad-input')` where its file is not understood. */
export async function readJob(places: JobPlaces): Promise<JobFile> {
  const text = await readFile(places.job, 'utf8').catch((cause: unknown) => {
    const nextStep = '"agora jobs" lists the jobs that there are.';
    throw new AgoraError('not-found', `${places.path} holds no job.`, { path: places.path, nextStep }, { cause });
  });
  if (await isLaunch(places.path))
    throw new AgoraError('bad-input', `${basename(places.path)} is work that was launched on a target.`, {
      path: places.path,
      nextStep: '"agora jobs" shows it and goes on with it.',
    });
  try {
    return jobSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AgoraError(
      'bad-input',
      `The file of the job ${basename(places.path)} is not understood: it is damaged, or of a newer version.`,
      { path: places.job, nextStep: 'Open it with the version that made it.' },
      { cause },
    );
  }
}

export function writeJob(places: JobPlaces, job: JobFile): Promise<void> {
  return writeAtomically(places.job, `${JSON.stringify(job, null, 2)}\n`);
}
