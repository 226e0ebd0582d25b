/** The outputs of a job whose process died before it wrote them. */
import { open } from 'node:fs/promises';
import type { Task } from '../../../analysis/task';
import { jobPlaces } from '../folder';
import { readJob } from '../jobFile';
import { kindOf } from '../jobKinds';
import { keptCalls } from '../journal/keptCalls';
import { takeLock } from '../lock';
import { foldedJournal } from './runJob';

/** Writes what the journal has. Throws `AgoraError('not-permitted')` while a process runs the job. */
export async function writeSoFar(folder: string, task: Task): Promise<void> {
  const places = jobPlaces(folder);
  const { plan } = await readJob(places);
  const lock = await takeLock(places.path);
  try {
    const { state } = await foldedJournal(places.journal);
    const file = await open(places.journal, 'r');
    try {
      await kindOf(plan).write(plan, places, keptCalls(places.journal, file, state), task);
    } finally {
      await file.close();
    }
  } finally {
    await lock.release();
  }
}
