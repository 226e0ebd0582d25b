/**
 * Near-duplicates among 1.26 million texts of a kilobyte, on all processors, beside numpy's MinHash signatures alone (in
 * datasketch's formula, on hashed runs, measured on some texts and multiplied; bands and verification would come on top).
 * Prints how many planted pairs were found, and whether 1,000 texts compared with all others the plain way, and 20,000
 * with each other, give the same pairs. `AGORA_BENCH_TEXTS` makes it smaller.
 */
import path from 'node:path';
import { defaultDuplicateOptions } from '../../analysis/metrics/duplicates/duplicateOptions';
import { findDuplicates } from '../../analysis/metrics/duplicates/findDuplicates';
import { unattended } from '../../analysis/task';
import { workerPool } from '../../electron/ports/workerPool';
import type { Benchmark, Measurement } from './benchmark';
import { summary } from './summary';
import { makeCorpus, type Corpus } from './texts/corpus';
import { numpyMinHash } from './texts/numpyMinHash';
import { withPeakMemory } from './texts/peakMemory';
import { pairsByCounting, pairsTold } from './texts/shingles';

const texts = Number(process.env['AGORA_BENCH_TEXTS'] ?? 1_260_000);
const options = { ...defaultDuplicateOptions, of: 'instruction', pairs: 'any', mostPairs: 1_000_000 } as const;
const targets = { times: 0.1, gigabytes: 2 };

export const duplicates: Benchmark = {
  name: 'duplicates',
  title: `Near-duplicates among ${texts} texts of a kilobyte, Jaccard ≥ ${options.threshold} on runs of ${options.n} words`,
  async run({ say, projectRoot }) {
    say('duplicates: making the texts');
    const corpus = makeCorpus(texts);
    const pool = workerPool(path.join(projectRoot, '.out', 'electron', 'worker.cjs'));
    try {
      say('duplicates: numpy');
      const each = numpyMinHash(170);
      say('duplicates: the workbench');
      const source = { group: 0, bytes: corpus.bytes, read: corpus.read };
      const { result, seconds, gigabytes, processorSeconds } = await withPeakMemory(() =>
        findDuplicates([source], options, pool, unattended),
      );
      const told = new Set(result.pairs.map(({ a, b }) => `${a},${b}`));
      const nearFound = corpus.near.filter((pair) => told.has(pair.join(','))).length;
      const exactFound = corpus.exact.filter(([a, b]) => result.first[b] === result.first[a]).length;
      say('duplicates: 1,000 texts with all others, the plain way');
      const spacedOut = (count: number) =>
        Array.from({ length: count }, (_, index) => Math.floor((index * texts) / count));
      const some = new Set(
        [...spacedOut(500), ...corpus.near.slice(0, 200).flat(), ...corpus.exact.slice(0, 100).map(([, b]) => b)].slice(
          0,
          1000,
        ),
      );
      const wrongOfSome = differences(
        await pairsByCounting(corpus, some, options.n, options.threshold),
        pairsTold(result, some),
      );
      say('duplicates: 20,000 texts with each other, the plain way');
      const wrongOfFirst = await differencesOfFirst(corpus, Math.min(texts, 20_000));
      const peer = each && { peer: 'numpy’s MinHash', values: [each.seconds * texts], target: targets.times };
      const allowed = { peer: `the limit of ${targets.gigabytes}`, values: [targets.gigabytes], target: 1 };
      return [
        summary('the workbench', [seconds], 's', peer),
        summary('processor time, all threads', [processorSeconds], 's'),
        ...(each === null
          ? [unmeasured()]
          : [
              summary('numpy’s MinHash', [each.seconds * texts], 's'),
              summary('its processor time', [each.processorSeconds * texts], 's'),
            ]),
        summary('memory, with all threads', [gigabytes], 'GB', allowed),
        count('planted near, found', nearFound, corpus.near.length),
        count('planted exact, found', exactFound, corpus.exact.length),
        count(`${some.size} texts × all, wrong pairs`, wrongOfSome, null),
        count('first 20,000, wrong pairs', wrongOfFirst, null),
      ];
    } finally {
      pool.close();
      corpus.remove();
    }
  },
};

/** The first texts by themselves: what the search tells of them against all pairs. */
async function differencesOfFirst(corpus: Corpus, count: number): Promise<number> {
  const first: Corpus = {
    ...corpus,
    async *read() {
      for await (const batch of corpus.read()) {
        const [start = 0] = batch.ordinals;
        if (start >= count) return;
        const rows = Math.min(batch.ordinals.length, count - start);
        const { bytes, offsets } = batch.instructions;
        yield {
          ordinals: batch.ordinals.slice(0, rows),
          instructions: { bytes, offsets: offsets.slice(0, rows + 1) },
          responses: { bytes: new Uint8Array(0), offsets: new Int32Array(rows + 1) },
        };
      }
    },
  };
  const all = new Set(Array.from({ length: count }, (_, text) => text));
  const pool = workerPool(path.join(process.cwd(), '.out', 'electron', 'worker.cjs'));
  const source = { group: 0, bytes: 1000 * count, read: first.read };
  const found = await findDuplicates([source], options, pool, unattended).finally(() => pool.close());
  return differences(await pairsByCounting(first, all, options.n, options.threshold), pairsTold(found, all));
}

function differences(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((pair) => !b.has(pair)).length + [...b].filter((pair) => !a.has(pair)).length;
}

function count(what: string, value: number, of: number | null): Measurement {
  return { what, value, unit: of === null ? '' : `of ${of}`, spread: [value, value], against: null };
}

function unmeasured(): Measurement {
  return { what: 'numpy is not installed: skipped', value: NaN, unit: '', spread: [NaN, NaN], against: null };
}
