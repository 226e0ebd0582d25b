/** Several prepared files as one: a run's instances, and the seeds that they were made from. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from '../../../../analysis/schema';
import { throwIfCancelled, type Task } from '../../../../analysis/task';
import { isPrepared, prepare, preparedPath, preparedSchema, recall, remember, type Prepared } from './preparedFolder';

const line = z.object({ instruction: z.string(), response: z.string() });

/** The instances of the parts one after the other, numbered anew. */
export async function joinPrepared(folder: string, parts: readonly Prepared[], task: Task): Promise<Prepared> {
  const what = JSON.stringify(['join', parts.map(({ sha256 }) => sha256)]);
  const known = await recall(folder, what, preparedSchema);
  if (known && (await isPrepared(folder, known))) return known;
  const making = await prepare(folder);
  try {
    for (const part of parts) {
      const lines = createInterface({ input: createReadStream(preparedPath(folder, part)), crlfDelay: Infinity });
      for await (const text of lines) {
        throwIfCancelled(task.signal);
        making.add(line.parse(JSON.parse(text)));
        await making.flush();
      }
    }
    const joined = await making.finish();
    await remember(folder, what, joined);
    return joined;
  } finally {
    await making.drop();
  }
}
