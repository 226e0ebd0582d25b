/** Making vectors of texts, as work. */
import type { TextRows } from '../../work/textBatch';
import { work } from '../../work/work';
import type { Embedded } from './embeddingModel';

export interface EmbeddingHands {
  /** Loads a model from the bytes of its files. Throws `AgoraError('bad-input')` for one that is not known. */
  load(model: string, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<void>;
  embed(texts: TextRows): Promise<Embedded>;
}

export const embeddingWork = work<EmbeddingHands>('embeddings');
