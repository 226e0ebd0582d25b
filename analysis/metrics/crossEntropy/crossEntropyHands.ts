import { AgoraError } from '../../errors';
import { stringsOf } from '../../pool/textBatch';
import { handOver } from '../../pool/work';
import { wordsOf } from '../words';
import type { CrossEntropyHands } from './crossEntropyWork';
import { trainNgramModel, type NgramModel } from './ngramModel';

/** Their runs of three stay well within what a map can hold. */
const mostWords = 3_000_000;

/** The worker's side of `crossEntropyWork`. */
export function createCrossEntropyHands(): CrossEntropyHands {
  let texts: string[][] = [];
  let size = 0;
  let model: NgramModel | null = null;
  return {
    add(rows) {
      for (const text of stringsOf(rows)) {
        if (size >= mostWords) return false;
        const words = wordsOf(text).slice(0, mostWords - size);
        size += words.length;
        texts.push(words);
      }
      return size < mostWords;
    },
    train() {
      model = trainNgramModel(texts);
      texts = [];
    },
    measure(rows) {
      const trained = model;
      if (trained === null) throw new AgoraError('internal', 'The model was not trained.');
      const values = Float64Array.from(stringsOf(rows), (text) => trained.crossEntropy(wordsOf(text)) ?? NaN);
      return handOver(values, [values.buffer]);
    },
  };
}
