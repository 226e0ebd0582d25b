/** Ids of jobs and launches: names of folders, and never a way out of theirs. */
import { AgoraError } from '../../../analysis/errors';

const pattern = /^[a-z0-9][a-z0-9._-]{0,120}$/;

/** Throws `AgoraError('bad-input')` for what is none. */
export function checkedJobId(id: string): string {
  if (!pattern.test(id)) throw new AgoraError('bad-input', `${id} is no job.`);
  return id;
}
