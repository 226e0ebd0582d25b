import { EmbeddingsModel } from '@energetic-ai/embeddings';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../analysis/metrics/embeddingDiversity/embeddingModel';
import { useLite } from '../../../../analysis/metrics/embeddingDiversity/embeddingModels';
import { loadEmbedder } from '../../../../analysis/metrics/embeddingDiversity/loadEmbedder';
import { createWordPieces } from '../../../../analysis/metrics/embeddingDiversity/wordPieces';
import { builtModels } from '../../../fixtures/builtModels';

let encoder: Embedder;
let vocabulary: [string, number][];

beforeAll(async () => {
  const models = await builtModels();
  const files = await Promise.all(useLite.files.map(async (name) => [name, await models.read(name)] as const));
  encoder = await loadEmbedder(useLite.id, Object.fromEntries(files));
  vocabulary = JSON.parse(
    new TextDecoder().decode(await models.read('sentence-encoder-vocabulary.json')),
  ) as typeof vocabulary;
});

describe('the sentence encoder', () => {
  it('runs', async () => {
    const start = performance.now();
    const made = await encoder.embed(['How old are you?', 'What is your age?', 'The proof is by induction.', '']);
    const row = (index: number) => made.vectors.subarray(index * 512, index * 512 + 512);
    const dot = (a: number, b: number) => row(a).reduce((sum, value, i) => sum + value * (row(b)[i] ?? 0), 0);
    console.log(performance.now() - start, dot(0, 0), dot(0, 1), dot(0, 2), dot(3, 3), made.reached, made.of);
    const text = 'Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May. '.repeat(2);
    let s = performance.now();
    await encoder.embed(Array.from({ length: 64 }, () => text));
    console.log('64 texts', performance.now() - s);
    s = performance.now();
    await encoder.embed(Array.from({ length: 64 }, () => text.repeat(6)));
    console.log('64 long texts', performance.now() - s);
  });
});
