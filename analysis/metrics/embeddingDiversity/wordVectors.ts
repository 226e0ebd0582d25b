/**
 * Vectors of texts from vectors of words, by smooth inverse frequency (Arora et al. 2017, A Simple but Tough-to-Beat
 * Baseline for Sentence Embeddings, algorithm 1): the mean of a word's vector times a / (a + p(word)). Their last step,
 * taking away the component that all texts share, is left out: it is fitted to the texts at hand, so that two runs would be
 * measured with two different models.
 */
import { wordsOf } from '../words';
import type { Embedder } from './embeddingModel';
import { readWordVectors } from './wordVectorFile';

/** Their default. */
const a = 1e-3;

/** A model from the file that the build makes; see `wordVectorFile.ts`. */
export function createWordVectors(file: Uint8Array<ArrayBuffer>): Embedder {
  const { words, vectors, dimensions } = readWordVectors(file);
  const places = new Map(words.map((word, place) => [word, place] as const));
  const weights = sifWeights(words.length);
  return {
    embed(texts) {
      const embedded = new Float32Array(texts.length * dimensions);
      const sum = new Float64Array(dimensions);
      let [reached, of] = [0, 0];
      texts.forEach((text, row) => {
        sum.fill(0);
        let known = 0;
        for (const word of wordsOf(text)) {
          of++;
          const place = places.get(word);
          if (place === undefined) continue;
          known++;
          const weight = weights[place] ?? 0;
          const start = place * dimensions;
          for (let index = 0; index < dimensions; index++)
            sum[index] = (sum[index] ?? 0) + weight * (vectors[start + index] ?? 0);
        }
        reached += known;
        if (known > 0)
          embedded.set(
            sum.map((value) => value / known),
            row * dimensions,
          );
      });
      return { vectors: embedded, reached, of };
    },
  };
}

/**
 * a / (a + p) for words from the most to the least frequent. The file has no counts: p is that of Zipf's law with
 * exponent 1, 1 / (rank · Σ 1/rank).
 */
export function sifWeights(count: number): Float64Array {
  let harmonic = 0;
  for (let rank = 1; rank <= count; rank++) harmonic += 1 / rank;
  return Float64Array.from({ length: count }, (_, place) => a / (a + 1 / ((place + 1) * harmonic)));
}
