/** What a file says in numbers: kept by its content, so that it is read once. */
import { xxhash128 } from 'hash-wasm';
import { numbersVersion, readNumbers, type Numbers } from '../../archive/measures/readNumbers';
import type { DerivedKey } from '../../ports';
import { readFileState } from '../../store/measureFiles';
import type { Task } from '../../task';
import { withFile } from '../withFile';
import { numbersOfBytes, numbersToBytes } from './keptNumbers';
import type { Measuring } from './measuring';

/** Throws `AgoraError('not-found')` where nothing is kept of the file and the archive has it no more. */
export async function fileNumbers(
  measuring: Pick<Measuring, 'archive' | 'derived' | 'reading'>,
  file: { readonly artifact: number; readonly path: string },
  task: Task,
): Promise<Numbers> {
  const { archive, derived } = measuring;
  const key = await keyOf(measuring, file.artifact);
  const bytes = await derived.read(key);
  const kept = bytes && numbersOfBytes(bytes);
  if (kept) return kept;
  const numbers = await withFile(archive, file.path, task, (source) => readNumbers(source, task.signal));
  // Kept for the next time: where there is no room the numbers are there all the same.
  await derived.write(key, numbersToBytes(numbers)).catch(() => undefined);
  return numbers;
}

/**
 * By the content. Files of measures, and columnar ones, were never streamed whole and have no hash: by what an import tells
 * by that a file is the same as before.
 */
async function keyOf(
  { archive, reading }: Pick<Measuring, 'archive' | 'reading'>,
  artifact: number,
): Promise<DerivedKey> {
  const { hash, ...listed } = await reading((connection) => readFileState(connection, artifact));
  const input = await xxhash128(JSON.stringify(hash === null ? [archive.id, listed] : [hash]));
  return { input, name: `given_numbers@${String(numbersVersion)}` };
}
