import { EmbeddingsModel } from '@energetic-ai/embeddings';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../analysis/metrics/embeddingDiversity/embeddingModel';
import { useLite } from '../../../../analysis/metrics/embeddingDiversity/embeddingModels';
import { loadEmbedder } from '../../../../analysis/metrics/embeddingDiversity/loadEmbedder';
import { createWordPieces } from '../../../../analysis/metrics/embeddingDiversity/wordPieces';
import { builtModels } from '../../../fixtures/builtModels';
import oracle from '../../../fixtures/sentence-encoder.json';

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

const cosine = (a: Float32Array, b: ArrayLike<number>) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('the sentence encoder', () => {
  it('gives what the graph gives in numpy', async () => {
    const { vectors } = await encoder.embed(oracle.texts);
    oracle.vectors.forEach((expected, row) => {
      const found = vectors.subarray(row * 512, (row + 1) * 512);
      expect(found.length).toBe(expected.length);
      expected.forEach((value, index) => expect(found[index]).toBeCloseTo(value, 5));
    });
  });
  it('gives a text the same vector whatever it is embedded with', async () => {
    const long = 'A farmer has 12 sheep and sells a third of them. '.repeat(20);
    const alone = await encoder.embed(['How old are you?']);
    const beside = await encoder.embed([long, 'How old are you?', long]);
    expect(cosine(alone.vectors, beside.vectors.subarray(512, 1024))).toBeCloseTo(1, 5);
  });
  it('reads the first 128 pieces of a text alone, and says of how many texts that is all', async () => {
    const start = 'one two three four five six seven eight nine ten '.repeat(20);
    const { vectors, reached, of } = await encoder.embed([start, `${start} and something else altogether`, 'short']);
    expect(cosine(vectors.subarray(0, 512), vectors.subarray(512, 1024))).toBeCloseTo(1, 6);
    expect([reached, of]).toEqual([1, 3]);
  });
  it('gives the empty text no direction', async () => {
    const { vectors } = await encoder.embed(['', 'not empty']);
    expect(vectors.subarray(0, 512).every((value) => value === 0)).toBe(true);
    expect(vectors.subarray(512).some((value) => value !== 0)).toBe(true);
  });
});

describe('createWordPieces', () => {
  it('cuts texts as the library does', () => {
    const library = new EmbeddingsModel({ vocabulary, model: null as never });
    const pieces = createWordPieces(vocabulary);
    const part = fc.oneof(
      fc.constantFrom('the', ' ', 'ing', '://', ':30', 'straße', '”5', '😀', '∀x', '  ', '日本', 'I'),
      fc.constantFrom(...vocabulary.slice(6).map(([piece]) => piece)),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect([...pieces.encode(text, 1000).ids]).toEqual(library.tokenizer.encode(text));
      }),
      { numRuns: 500 },
    );
  });
  it('takes time that grows with the part of a text that is wanted', () => {
    const { ids, isWhole } = createWordPieces(vocabulary).encode('a'.repeat(10_000_000), 128);
    expect(ids).toHaveLength(128);
    expect(isWhole).toBe(false);
  });
});
