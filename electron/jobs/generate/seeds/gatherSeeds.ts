/** The seeds of a plan, out of whatever file they lie in, into the job's folder. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createProblemList } from '../../../../analysis/archive/problemList';
import { readFieldRecords } from '../../../../analysis/archive/records/readFieldRecords';
import { listedFiles } from '../../../../analysis/engine/listedFiles';
import { AgoraError } from '../../../../analysis/errors';
import type { Problem } from '../../../../analysis/problem';
import type { Task } from '../../../../analysis/task';
import { archiveAt } from '../../../ports/archiveSource';
import type { ChatLength } from '../chatLength';
import { seedFields, seedOf } from './seedOf';

export interface GatheredSeeds {
  readonly count: number;
  /** Left out: longer than `longestSeed`. */
  readonly tooLong: number;
  /** Left out: no instance. */
  readonly unusable: number;
  /** SHA-256 of what was written. */
  readonly hash: string;
  readonly problems: readonly Problem[];
}

/** Tokens of a seed's chat at most, as in AgoraBench. */
export const longestSeed = 4096;

/**
 * Reads `path`, a file of any form that an archive may have, or a folder of them, and writes a line a seed to `target`.
 * Throws `AgoraError` where there is nothing at `path`, or no seed in it.
 */
export async function gatherSeeds(
  path: string,
  target: string,
  needsResponse: boolean,
  lengthOf: ChatLength,
  task: Task,
): Promise<GatheredSeeds> {
  const archive = await archiveAt(resolve(path), task.signal);
  const [fault] = archive.files.length === 0 ? archive.problems : [];
  if (fault) throw new AgoraError('not-found', `The seeds cannot be read. ${fault.message}`, { path });

  const lines: Buffer[] = [];
  const problems: Problem[] = [];
  let [tooLong, unusable] = [0, 0];
  const listed = await listedFiles(archive, () => false, task);
  problems.push(...listed.problems);
  try {
    for (const [index, source] of listed.files.entries()) {
      task.progress({ label: 'Reading the seeds', done: index, total: listed.files.length, unit: 'files' });
      const found = createProblemList(source.path);
      const take = (record: Readonly<Record<string, unknown>>, line: number): void => {
        const seed = seedOf(record, needsResponse);
        if ('missing' in seed) {
          unusable++;
          found.add(
            line,
            'missing-field',
            `The record is left out of the seeds: it has no text that is ${seed.missing}.`,
          );
        } else if (lengthOf(seed.instruction, seed.response ?? '', longestSeed) > longestSeed) tooLong++;
        else lines.push(Buffer.from(`${JSON.stringify(seed)}\n`));
      };
      problems.push(...(await readFieldRecords(source, seedFields, take, task.signal)), ...found.finish());
    }
  } finally {
    await listed.close();
  }
  if (lines.length === 0) {
    const text = needsResponse ? 'an instruction and a response' : 'an instruction';
    const message = `${path} holds no seed: no record has ${text}${tooLong > 0 ? ` of at most ${String(longestSeed)} tokens` : ''}.`;
    throw new AgoraError('bad-input', message, {
      path,
      nextStep: 'Name a file of records with "instruction" and "response".',
    });
  }
  const content = Buffer.concat(lines);
  await writeFile(target, content);
  const hash = createHash('sha256').update(content).digest('hex');
  return { count: lines.length, tooLong, unusable, hash, problems };
}
