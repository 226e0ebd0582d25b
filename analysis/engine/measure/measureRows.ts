/** Rows of vectors given to workers, each a part of them in their order, and measured. */
import { AgoraError } from '../../errors';
import { measureParts, type VectorPart } from '../../metrics/embeddingDiversity/vectorParts';
import type { VectorMeasure } from '../../metrics/embeddingDiversity/vectorMetrics';
import type { VectorHands } from '../../metrics/embeddingDiversity/vectorWork';
import type { RunValue } from '../../metrics/runMetric';
import type { Hired } from '../../ports';

/** Some rows, one after another. */
export interface VectorRows {
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly dimensions: number;
}

/**
 * The measures of `count` rows, which come in any batches, by these workers. The values do not depend on how many there are,
 * but for rounding. The batches are copied.
 */
export async function measureRows(
  workers: readonly Hired<VectorHands>[],
  count: number,
  batches: AsyncIterable<VectorRows> | Iterable<VectorRows>,
  seed: number,
): Promise<Readonly<Record<VectorMeasure, RunValue>>> {
  const [first, ...others] = workers;
  if (!first) throw new AgoraError('internal', 'No worker was hired.');
  await forget(workers);
  let row = 0;
  for await (const { vectors, dimensions } of batches) {
    const rows = vectors.length / dimensions;
    for (let start = 0; start < rows;) {
      const place = Math.min(others.length, Math.floor(((row + start) * workers.length) / count));
      const end = place === others.length ? rows : Math.min(rows, startOf(place + 1, workers.length, count) - row);
      const part = vectors.slice(start * dimensions, end * dimensions);
      await (workers[place] ?? first).call('add', [part, dimensions], [part.buffer]);
      start = end;
    }
    row += rows;
  }
  const values =
    others.length === 0 ? await first.call('measure', [seed]) : await measureParts(workers.map(partOf), seed);
  await forget(workers);
  return values;
}

/** The first row of a worker's part. */
function startOf(place: number, workers: number, count: number): number {
  return Math.ceil((place * count) / workers);
}

async function forget(workers: readonly Hired<VectorHands>[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.call('begin', [])));
}

function partOf(worker: Hired<VectorHands>): VectorPart {
  return {
    sum: () => worker.call('sum', []),
    products: (vector) => worker.call('products', [vector]),
    gram: () => worker.call('gram', []),
  };
}
