/**
 * The Universal Sentence Encoder Lite (Cer et al. 2018) on TensorFlow.js compiled to WebAssembly, from bytes alone: it
 * reads no file and asks no network, in a Web Worker and on Node alike.
 */
import { z } from 'zod';
import type { Embedded, Embedder } from './embeddingModel';
import { startTensorFlow, type GraphModel, type TensorFlow } from './tensorFlow';
import { createWordPieces } from './wordPieces';

export interface SentenceEncoderFiles {
  /** The model's graph and the names, shapes and order of its weights, as JSON. */
  readonly topology: Uint8Array<ArrayBuffer>;
  /** All weights, one after another. */
  readonly weights: Uint8Array<ArrayBuffer>;
  /** Word pieces with their scores, as JSON. */
  readonly vocabulary: Uint8Array<ArrayBuffer>;
  /** The WebAssembly module that computes. */
  readonly backend: Uint8Array<ArrayBuffer>;
}

/** The model looks at so many word pieces of a text, the first. */
const mostPieces = 128;
/** Texts that go through the model together. */
const together = 8;
const dimensions = 512;

const topologyShape = z.object({
  modelTopology: z.looseObject({}),
  weightsManifest: z.array(z.object({ weights: z.array(z.looseObject({ name: z.string() })) })),
});
const vocabularyShape = z.array(z.tuple([z.string(), z.number().nullable()]));

export async function createSentenceEncoder(files: SentenceEncoderFiles): Promise<Embedder> {
  const library = await startTensorFlow(files.backend);
  const { modelTopology, weightsManifest } = topologyShape.parse(jsonOf(files.topology));
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const weightData = files.weights.slice().buffer;
  const model = await library.loadGraphModel(library.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  const pieces = createWordPieces(vocabularyShape.parse(jsonOf(files.vocabulary)));
  return {
    async embed(texts) {
      const vectors = new Float32Array(texts.length * dimensions);
      const encoded = texts.map((text) => pieces.encode(text, mostPieces));
      for (let first = 0; first < texts.length; first += together)
        vectors.set(await run(library, model, encoded.slice(first, first + together)), first * dimensions);
      // The model gives the empty text a direction of its own, which is none of the text.
      encoded.forEach(({ ids }, row) => {
        if (ids.length === 0) vectors.fill(0, row * dimensions, (row + 1) * dimensions);
      });
      const reached = encoded.filter(({ isWhole }) => isWhole).length;
      return { vectors, reached, of: texts.length } satisfies Embedded;
    },
  };
}

async function run(
  library: TensorFlow,
  model: GraphModel,
  texts: readonly { readonly ids: Int32Array }[],
): Promise<Float32Array> {
  // A text without pieces stands as one unknown piece, so that every row exists.
  const rows = texts.map(({ ids }) => (ids.length === 0 ? Int32Array.of(0) : ids));
  const count = rows.reduce((sum, { length }) => sum + length, 0);
  const places = new Int32Array(2 * count);
  const values = new Int32Array(count);
  let at = 0;
  rows.forEach((ids, row) => {
    ids.forEach((id, position) => {
      places.set([row, position], 2 * at);
      values[at++] = id;
    });
  });
  const inputs = {
    indices: library.tensor2d(places, [count, 2], 'int32'),
    values: library.tensor1d(values, 'int32'),
  };
  const output = await model.executeAsync(inputs);
  const vectors = await output.data();
  for (const tensor of [inputs.indices, inputs.values, output]) tensor.dispose();
  return vectors;
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
