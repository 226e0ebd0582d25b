/** A file that a setting names, known by its content. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import type { PlannedData } from '../studyGraph';

/** Throws `AgoraError('bad-input')` where there is no file at `path`. `setting` is for the message. */
export async function givenFile(path: string, setting: string, signal: AbortSignal): Promise<PlannedData> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile())
    throw new AgoraError('bad-input', `${setting}: there is no file at ${path}.`, {
      path,
      nextStep: 'Name a file; a path in a plan is relative to the plan.',
    });
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Uint8Array);
  const name =
    basename(path)
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[.-]+/, '') || 'file';
  return { sha256: hash.digest('hex'), name, path, bytes: found.size, rows: null, runs: [] };
}
