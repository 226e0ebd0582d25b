import type { EmbeddedText } from '../../metrics/embeddingDiversity/embeddedText';

/** Vectors that the user supplies: row i belongs to instance i of a run's data file. */
export interface VectorFile {
  readonly rows: number;
  readonly dimensions: number;
  /** Which text of the instances they stand for, by the column's or the file's name; null where neither says. */
  readonly of: EmbeddedText | null;
  /** The model that made them, by the file's own metadata; null where it has none. */
  readonly model: string | null;
  /** All rows in parts of whole rows. Throws `AgoraError('bad-input')` where the rows are not what the head promised. */
  batches(signal?: AbortSignal): AsyncGenerator<Float32Array<ArrayBuffer>>;
}
