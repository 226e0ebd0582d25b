/** A job's folder, and what lies in it. */
import { join } from 'node:path';
import { appDataFolder } from '../ports/derivedFolder';
import type { JobFolder } from './jobKind';

/** The folder of all jobs, which the window and the terminal list. */
export function jobsFolder(dataFolder = appDataFolder()): string {
  return join(dataFolder, 'jobs');
}

export interface JobPlaces extends JobFolder {
  /** What was asked; written once. */
  readonly job: string;
  readonly journal: string;
  /** How far the job was when its runner last said so. */
  readonly status: string;
}

export function jobPlaces(path: string): JobPlaces {
  return {
    path,
    inputs: join(path, 'inputs'),
    outputs: join(path, 'outputs'),
    job: join(path, 'job.json'),
    journal: join(path, 'journal.jsonl'),
    status: join(path, 'status.json'),
  };
}
