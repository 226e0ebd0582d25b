/** Under what a result is kept: whoever has the same input has the same result. */
import { xxhash128 } from 'hash-wasm';
import type { DerivedKey } from '../../ports';
import type { MeasuredFile } from '../../store/measures';

/**
 * The key of what `name` in this version makes of these files, and of whatever else it depends on; null where a file's
 * content was never hashed, so that nothing can be kept of it.
 */
export async function derivedKey(
  name: string,
  version: number,
  files: readonly MeasuredFile[],
  parameters: unknown = null,
): Promise<DerivedKey | null> {
  const hashes = files.map(({ hash }) => hash);
  if (hashes.includes(null)) return null;
  return { input: await xxhash128(JSON.stringify([hashes, parameters])), name: `${name}@${String(version)}` };
}
