/** Cross-entropy under a trigram model, as work. */
import { work } from '../../pool/work';
import type { TextRows } from '../../pool/textBatch';

export interface CrossEntropyHands {
  /** Some more of the training text, up to three million words; says whether there is room for more. */
  add(texts: TextRows): boolean;
  /** Trains the model on what was added; comes before `measure`. */
  train(): void;
  /** Bits per word of each text; NaN where it has none. */
  measure(texts: TextRows): Float64Array<ArrayBuffer>;
}

export const crossEntropyWork = work<CrossEntropyHands>('ngram-cross-entropy');
