import { AgoraError } from '../../errors';
import { stringsOf } from '../../work/textBatch';
import { handOver } from '../../work/work';
import type { Embedder } from './embeddingModel';
import { gloveSif, useLite } from './embeddingModels';
import type { EmbeddingHands } from './embeddingWork';

type Files = Parameters<EmbeddingHands['load']>[1];

/** How each model is loaded; its code comes when it is asked for. */
const loaders: Readonly<Record<string, (files: Files) => Promise<Embedder>>> = {
  [gloveSif.id]: async (files) => (await import('./wordVectors')).createWordVectors(fileOf(files, 0, gloveSif.files)),
  [useLite.id]: async (files) => {
    const { createSentenceEncoder } = await import('./sentenceEncoder');
    const [topology, weights, vocabulary, backend] = useLite.files.map((_, index) => fileOf(files, index, useLite.files));
    if (!topology || !weights || !vocabulary || !backend) throw new AgoraError('internal', 'The model lacks a file.');
    return createSentenceEncoder({ topology, weights, vocabulary, backend });
  },
};

/** The worker's side of `embeddingWork`. */
export function createEmbeddingHands(): EmbeddingHands {
  let embedder: Embedder | null = null;
  return {
    async load(model, files) {
      const loader = loaders[model];
      if (!loader) throw new AgoraError('bad-input', `There is no model ${model}.`);
      embedder = await loader(files);
    },
    async embed(texts) {
      if (embedder === null) throw new AgoraError('internal', 'No model is loaded.');
      const embedded = await embedder.embed(stringsOf(texts));
      return handOver(embedded, [embedded.vectors.buffer]);
    },
  };
}

function fileOf(files: Files, index: number, names: readonly string[]): Uint8Array<ArrayBuffer> {
  const file = files[names[index] ?? ''];
  if (file) return file;
  throw new AgoraError('internal', `The file ${names[index] ?? ''} of the model is missing.`);
}
