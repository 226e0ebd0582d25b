import { shuffled } from '../../statistics/draws';
import { randomGenerator } from '../../statistics/random';
import type { Connection } from '../../ports';
import { readOrdinals } from '../../store/sampledTexts';

/** Instances of one file. */
export interface ChosenInstances {
  readonly artifact: number;
  /** Ascending. */
  readonly ordinals: Int32Array<ArrayBuffer>;
}

/**
 * So many instances of the files together, each set as likely, or all where there are no more. The same files in the
 * same order, size and seed give the same instances.
 */
export async function sampleInstances(
  connection: Connection,
  artifacts: readonly number[],
  size: number | 'all',
  seed: number,
): Promise<ChosenInstances[]> {
  const files: ChosenInstances[] = [];
  for (const artifact of artifacts) files.push({ artifact, ordinals: await readOrdinals(connection, artifact) });
  const total = files.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  if (size === 'all' || total <= size) return files;
  const places = Array.from({ length: total }, (_, place) => place);
  const chosen = shuffled(places, randomGenerator(seed)).slice(0, size);
  const isChosen = new Uint8Array(total);
  for (const place of chosen) isChosen[place] = 1;
  let before = 0;
  return files.map(({ artifact, ordinals }) => {
    const start = before;
    before += ordinals.length;
    return { artifact, ordinals: ordinals.filter((_, row) => isChosen[start + row] === 1) };
  });
}
