import { AgoraError } from '../../errors';
import type { Embedder, EmbeddingModel } from './embeddingModel';
import { embeddingModel, gloveSif, useLite } from './embeddingModels';

type Files = readonly Uint8Array<ArrayBuffer>[];

/** How each model is made of its files; its code comes when it is asked for. */
const loaders: Readonly<Record<string, (files: Files) => Promise<Embedder | null>>> = {
  async [gloveSif.id]([file]: Files) {
    const { createWordVectors } = await import('./wordVectors');
    return file ? createWordVectors(file) : null;
  },
  async [useLite.id]([topology, weights, vocabulary, backend]: Files) {
    const { createSentenceEncoder } = await import('./sentenceEncoder');
    if (!topology || !weights || !vocabulary || !backend) return null;
    return createSentenceEncoder({ topology, weights, vocabulary, backend });
  },
};

/** The model with this id from the bytes of its files. Throws `AgoraError('bad-input')` where it is not known. */
export async function loadEmbedder(
  id: string,
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
): Promise<Embedder> {
  const model: EmbeddingModel | undefined = embeddingModel(id);
  const given = model?.files.flatMap((name) => files[name] ?? []) ?? [];
  const embedder = await loaders[id]?.(given);
  if (embedder) return embedder;
  throw new AgoraError('bad-input', `There is no model ${id}, or not all of it.`);
}
