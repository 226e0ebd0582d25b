/**
 * Diversity: the mean distance of all pairs among 100,000 vectors of 1,024 numbers by all workers, beside reading as much memory
 * once with as many threads, and beside numpy's matrix product; the Gram matrix of the Vendi score; self-BLEU, MTLD and both models on texts of a hundred words. Without numpy the rest is
 * measured.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { meanPairwiseDistance } from '../../analysis/metrics/embeddingDiversity/pairwiseDistance';
import { gloveSif, useLite } from '../../analysis/metrics/embeddingDiversity/embeddingModels';
import { createSentenceEncoder } from '../../analysis/metrics/embeddingDiversity/sentenceEncoder';
import { joinSums } from '../../analysis/metrics/embeddingDiversity/vectorParts';
import { createVectorTable } from '../../analysis/metrics/embeddingDiversity/vectorTable';
import { vectorWork, type VectorHands } from '../../analysis/metrics/embeddingDiversity/vectorWork';
import { readWordVectors } from '../../analysis/metrics/embeddingDiversity/wordVectorFile';
import { createWordVectors } from '../../analysis/metrics/embeddingDiversity/wordVectors';
import { mtld } from '../../analysis/metrics/lexicalDiversity/mtld';
import { selfBleu } from '../../analysis/metrics/lexicalDiversity/selfBleu';
import type { Hired } from '../../analysis/ports';
import { randomGenerator } from '../../analysis/statistics/random';
import { workerPool } from '../../electron/ports/workerPool';
import { modelFiles } from '../../electron/ports/modelFiles';
import type { Benchmark, Measurement } from './benchmark';
import { readingThreads } from './readingThreads';
import { summary } from './summary';

const size = { rows: 100_000, dimensions: 1024, texts: 10_000, words: 100 };
const rounds = 21;
/** At least 40 % of the rate at which the memory is read. */
const slowestBesideReading = 1 / 0.4;

const numpy = `
import time
import numpy as np
rng = np.random.default_rng(1)
x = rng.random((${size.rows}, ${size.dimensions}), dtype=np.float32) - np.float32(0.3)
n = len(x)
for _ in range(${rounds}):
    start = time.perf_counter()
    s = (1 / np.sqrt(np.einsum('ij,ij->i', x, x))) @ x
    d = 1 - (float(s @ s) - n) / (n * (n - 1))
    print(time.perf_counter() - start)
`;

export const diversity: Benchmark = {
  name: 'diversity',
  title: `Mean distance of all pairs among ${size.rows} × ${size.dimensions}; measures of ${size.texts} texts`,
  async run({ say, projectRoot }) {
    say('diversity: vectors');
    const ofVectors = await measureVectors(path.join(projectRoot, '.out', 'electron', 'worker.cjs'));
    say('diversity: numpy');
    const { stdout, status } = spawnSync('python3', ['-c', numpy], { encoding: 'utf8' });
    const values = status === 0 ? stdout.trim().split('\n').map(Number) : [];
    if (values.length === 0) say('diversity: numpy is not installed and left out');
    const beside = values.length === 0 ? null : { peer: 'numpy', values, target: null };
    say('diversity: texts');
    const ofTexts = await measureTexts(path.join(projectRoot, '.out', 'renderer', 'models'), say);
    const { distance, reading, gram, threads } = ofVectors;
    return [
      summary(`reading that memory, ${threads} threads`, reading, 's'),
      summary(`mean distance, ${threads} workers`, distance, 's', {
        peer: 'reading that memory',
        values: reading,
        target: slowestBesideReading,
      }),
      ...(beside ? [summary('numpy', values, 's'), summary('mean distance', distance, 's', beside)] : []),
      summary('Gram matrix, 5,000 × 512', gram, 's'),
      ...ofTexts,
    ];
  },
};

async function measureVectors(worker: string) {
  const random = randomGenerator(1);
  const half = new Float32Array((size.rows / 2) * size.dimensions);
  for (let index = 0; index < half.length; index++) half[index] = random() - 0.3;
  const small = createVectorTable(512);
  small.add(half.subarray(0, 5000 * 512));
  const gram: number[] = [];
  for (let round = 0; round < 7; round++) gram.push(await secondsOf(() => void small.gram()));

  const pool = workerPool(worker);
  const reading = await readingThreads(pool.size, half.byteLength * 2);
  try {
    const hired: Hired<VectorHands>[] = [];
    while (hired.length < pool.size) hired.push(await pool.hire(vectorWork));
    const rows = half.length / size.dimensions;
    for (const [place, each] of hired.entries()) {
      const [start, end] = [place, place + 1].map((part) => Math.floor((part * rows) / hired.length) * size.dimensions);
      // Twice: together all rows.
      for (let copy = 0; copy < 2; copy++) await each.call('add', [half.slice(start, end), size.dimensions]);
    }
    const sumAll = async () =>
      void meanPairwiseDistance(joinSums(await Promise.all(hired.map((each) => each.call('sum', [])))));
    // Beforehand: the compiler sees what runs often, and makes it fast.
    for (let round = 0; round < 3; round++) {
      await sumAll();
      await reading.read();
    }
    const read: number[] = [];
    const distance: number[] = [];
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < rounds; round++) {
      read.push(await secondsOf(() => reading.read()));
      distance.push(await secondsOf(sumAll));
    }
    return { reading: fastest(read), distance: fastest(distance), gram, threads: pool.size };
  } finally {
    await reading.end();
    pool.close();
  }
}

/** The third of the rounds in which the machine did least else: one that is broken off takes twice as long. */
function fastest(seconds: readonly number[]): number[] {
  return [...seconds].sort((a, b) => a - b).slice(0, Math.ceil(rounds / 3));
}

async function secondsOf(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function measureTexts(folder: string, say: (message: string) => void): Promise<Measurement[]> {
  const models = modelFiles(folder);
  const known = models === null ? [] : readWordVectors(await models.read('word-vectors.bin')).words;
  const names = known.length > 0 ? known : Array.from({ length: 20_000 }, (_, index) => `word${index}`);
  const random = randomGenerator(2);
  // Words by Zipf's law: a uniform share of the logarithm of the rank.
  const word = () => names[Math.floor(names.length ** random()) - 1] ?? '';
  const words = Array.from({ length: size.texts }, () => Array.from({ length: size.words }, word));
  const texts = words.map((each) => each.join(' '));
  const rate = async (what: string, unit: string, count: number, work: () => unknown) => {
    const start = performance.now();
    await work();
    return summary(what, [(count * 1000) / (performance.now() - start)], unit);
  };
  const measured = [
    await rate(`self-BLEU, ${size.texts} texts`, 'texts/s', size.texts, () => selfBleu(words)),
    await rate('MTLD', 'words/s', size.texts * size.words, () => mtld(words.flat())),
  ];
  if (models === null) {
    say('diversity: the models are not built and left out');
    return measured;
  }
  const wordModel = createWordVectors(await models.read('word-vectors.bin'));
  measured.push(await rate(gloveSif.name, 'texts/s', texts.length, () => wordModel.embed(texts)));
  const encoder = await createSentenceEncoder({
    topology: await models.read('sentence-encoder.json'),
    weights: await models.read('sentence-encoder.bin'),
    vocabulary: await models.read('sentence-encoder-vocabulary.json'),
    backend: await models.read('tfjs-backend.wasm'),
  });
  const some = texts.slice(0, 64);
  await encoder.embed(some.slice(0, 8));
  measured.push(await rate(useLite.name, 'texts/s', some.length, () => encoder.embed(some)));
  return measured;
}
