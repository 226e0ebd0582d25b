/** Which of the files in the store a file still is. */
import type { ByteSource } from '../ports';
import type { StoredArtifact } from '../store/artifacts';
import { throwIfCancelled, type Task } from '../task';
import type { ContentHasher } from './contentHash';

/**
 * For a file of the listing its stored self, or null where it is new or changed. Path, size and time alike: no byte is
 * read. Only the time differs: the content is hashed, where a hash is stored to compare it with. What could not be read
 * the last time is no file's self. `stored` are those that the present build has read; later ones come first.
 */
export function createRecall(
  stored: readonly StoredArtifact[],
  hasher: ContentHasher,
  task: Task,
): (source: ByteSource) => Promise<StoredArtifact | null> {
  const byPath = new Map<string, StoredArtifact[]>();
  for (const each of stored) {
    const others = byPath.get(each.path);
    if (others) others.unshift(each);
    else byPath.set(each.path, [each]);
  }
  return async (source) => {
    const alike = (byPath.get(source.path) ?? []).filter(
      ({ bytes, state }) => bytes === source.bytes && state !== 'failed',
    );
    const untouched = alike.find(({ modifiedMs }) => modifiedMs === source.modifiedMs);
    if (untouched) return untouched;
    const hashed = alike.filter(({ hash }) => hash !== null);
    if (hashed.length === 0) return null;
    const content = await hashOrNull(source, hasher, task);
    return hashed.find(({ hash }) => hash === content) ?? null;
  };
}

/** Null: the bytes did not come, which who reads the file will say. */
async function hashOrNull(source: ByteSource, hasher: ContentHasher, task: Task): Promise<string | null> {
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    task.progress({ label: `Comparing ${source.path}`, done, total: null, unit: 'bytes' });
  };
  try {
    return await hasher.hashOf(source, count, task.signal);
  } catch {
    throwIfCancelled(task.signal);
    return null;
  }
}
