/** Making vectors of texts and measuring those of a run, as work. */
import type { TextRows } from '../../pool/textBatch';
import { work } from '../../pool/work';
import type { RunValue } from '../runMetric';
import type { Embedded } from './embeddingModel';
import type { VectorMeasure } from './vectorMetrics';
import type { Gram, UnitSum } from './vectorTable';

export interface VectorHands {
  /** Loads a model from the bytes of its files. Throws `AgoraError('bad-input')` for one that is not known. */
  load(model: string, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<void>;
  embed(texts: TextRows): Promise<Embedded>;
  /** Forgets the vectors that were added: the next are another run's, or another text's. */
  begin(): void;
  /** Some more vectors, row after row. */
  add(vectors: Float32Array<ArrayBuffer>, dimensions: number): void;
  /** The values of all that was added; `how` says what was computed, and not where the vectors are from. */
  measure(seed: number): Readonly<Record<VectorMeasure, RunValue>>;
  /** What is needed to measure these vectors with those of other workers; see `VectorPart`. */
  sum(): UnitSum;
  products(vector: Float64Array): Float64Array<ArrayBuffer>;
  gram(): Gram;
}

export const vectorWork = work<VectorHands>('vectors');
