/** A file of instances that a plan names, as steps are given it. */
import { resolve } from 'node:path';
import { readFieldRecords } from '../../../../analysis/archive/records/readFieldRecords';
import { listedFiles } from '../../../../analysis/engine/listedFiles';
import { AgoraError } from '../../../../analysis/errors';
import type { ByteSource } from '../../../../analysis/ports';
import type { Task } from '../../../../analysis/task';
import { archiveAt } from '../../../ports/archiveSource';
import { seedFields, seedOf } from '../../generate/seeds/seedOf';
import {
  isPrepared,
  prepare,
  preparedSchema,
  recall,
  remember,
  type InstanceText,
  type Prepared,
} from './preparedFolder';

/**
 * Prepares what lies at `path`: a file of any form that an archive may have, or a folder of them. What was prepared of the
 * same files is taken. Throws `AgoraError` where there is nothing, or no instance in it.
 */
export async function prepareFile(folder: string, path: string, task: Task): Promise<Prepared> {
  const archive = await archiveAt(resolve(path), task.signal);
  const [fault] = archive.files.length === 0 ? archive.problems : [];
  if (fault) throw new AgoraError('not-found', `The data cannot be read. ${fault.message}`, { path });
  const state = archive.files.map(({ path: name, bytes, modifiedMs }) => [name, bytes, modifiedMs]);
  const what = JSON.stringify(['file', resolve(path), state]);
  const known = await recall(folder, what, preparedSchema);
  if (known && (await isPrepared(folder, known))) return known;

  const making = await prepare(folder);
  const listed = await listedFiles(archive, () => false, task);
  try {
    for (const source of listed.files) await readInto(source, making.add, task);
    const prepared = await making.finish();
    if (prepared.rows === 0) throw nothing(path);
    await remember(folder, what, prepared);
    return prepared;
  } finally {
    await making.drop();
    await listed.close();
  }
}

async function readInto(source: ByteSource, add: (instance: InstanceText) => void, task: Task): Promise<void> {
  await readFieldRecords(
    source,
    seedFields,
    (record) => {
      const seed = seedOf(record, true);
      add('missing' in seed ? { instruction: '', response: '' } : { ...seed, response: seed.response ?? '' });
    },
    task.signal,
  );
}

function nothing(path: string): AgoraError {
  return new AgoraError('bad-input', `${path} holds no instance: no record has an instruction and a response.`, {
    path,
    nextStep: 'Name a file of records with "instruction" and "response".',
  });
}
