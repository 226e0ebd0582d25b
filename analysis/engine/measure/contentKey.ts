/** What a file's content is known by, also where the import never streamed it whole. */
import { xxhash128 } from 'hash-wasm';
import type { DerivedKey } from '../../ports';
import { readFileState } from '../../store/measureFiles';
import type { MeasuredFile } from '../../store/measures';
import type { Task } from '../../task';
import { createContentHasher } from '../contentHash';
import { withFile } from '../withFile';
import type { Measuring } from './measuring';

/**
 * The hash of the file's content, in hex. A file that has none in the store, as a columnar one, is read for it once, and
 * again when it changed. Throws `AgoraError('not-found')` where the archive has the file no more.
 */
export async function contentKey(
  { archive, derived, reading }: Pick<Measuring, 'archive' | 'derived' | 'reading'>,
  file: MeasuredFile,
  task: Task,
): Promise<string> {
  const { hash, ...state } = await reading((connection) => readFileState(connection, file.artifact));
  if (hash !== null) return hash;
  const key: DerivedKey = { input: await xxhash128(JSON.stringify([archive.id, state])), name: 'content_hash@1' };
  const kept = await derived.read(key);
  const known = kept && new TextDecoder().decode(kept);
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  const hasher = await createContentHasher();
  const found = await withFile(archive, file.path, task, (source) =>
    hasher.hashOf(source, () => undefined, task.signal),
  );
  await derived.write(key, new TextEncoder().encode(found)).catch(() => undefined);
  return found;
}
