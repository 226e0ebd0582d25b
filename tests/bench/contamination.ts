/**
 * 20,000 test items looked for in 1.26 million texts of a kilobyte, on all processors; how many planted overlaps of 13 to 40
 * words were found. Beside it a Python set of hashed runs, looked up in the same way, on some texts.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { defaultContaminationOptions } from '../../analysis/metrics/contamination/contaminationOptions';
import { findContamination } from '../../analysis/metrics/contamination/findContamination';
import { unattended } from '../../analysis/task';
import { stringsOf } from '../../analysis/pool/textBatch';
import { workerPool } from '../../electron/ports/workerPool';
import type { Benchmark, Measurement } from './benchmark';
import { summary } from './summary';
import { makeCorpus, type Corpus } from './texts/corpus';
import { withPeakMemory } from './texts/peakMemory';
import { runsOfText } from './texts/shingles';

const texts = Number(process.env['AGORA_BENCH_TEXTS'] ?? 1_260_000);
const options = { ...defaultContaminationOptions, mostMatches: 1_000_000 };
const leastMegabytesPerSecond = 60;
const pythonTexts = 20_000;

export const contamination: Benchmark = {
  name: 'contamination',
  title: `20,000 test items in ${texts} texts of a kilobyte, runs of ${options.n} words`,
  async run({ say, projectRoot }) {
    say('contamination: making the texts');
    const corpus = makeCorpus(texts);
    const pool = workerPool(path.join(projectRoot, '.out', 'electron', 'worker.cjs'));
    try {
      say('contamination: the workbench');
      const { result, seconds, gigabytes, processorSeconds } = await withPeakMemory(() =>
        findContamination([{ read: corpus.read }], corpus.items, options, pool, unattended),
      );
      const told = new Set(result.matches.map(({ ordinal, item }) => `${ordinal},${item}`));
      const found = corpus.contaminated.filter((pair) => told.has(pair.join(','))).length;
      say('contamination: some texts the plain way, and Python');
      const wrong = await wrongOfFirst(corpus, told, Math.min(texts, pythonTexts));
      const python = await pythonSeconds(corpus, Math.min(texts, pythonTexts));
      const needed = corpus.bytes / 1e6 / leastMegabytesPerSecond;
      return [
        summary('the workbench', [seconds], 's', {
          peer: `${leastMegabytesPerSecond} MB/s`,
          values: [needed],
          target: 1,
        }),
        summary('the workbench', [corpus.bytes / 1e6 / seconds], 'MB/s'),
        summary('processor time, all threads', [processorSeconds], 's'),
        ...(python === null
          ? []
          : [
              summary('the workbench', [(1e9 * seconds) / corpus.bytes], 'ns a byte', {
                peer: 'Python',
                values: [1e9 * python],
                target: null,
              }),
            ]),
        summary('memory, with all threads', [gigabytes], 'GB'),
        count('planted overlaps, found', found, `of ${corpus.contaminated.length}`),
        count('first texts, wrong matches', wrong, ''),
      ];
    } finally {
      pool.close();
      corpus.remove();
    }
  },
};

function count(what: string, value: number, unit: string): Measurement {
  return { what, value, unit, spread: [value, value], against: null };
}

async function firstTexts(corpus: Corpus, count: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const { instructions } of corpus.read()) {
    texts.push(...stringsOf(instructions));
    if (texts.length >= count) break;
  }
  return texts.slice(0, count);
}

/** Matches that the search tells and the definition does not, or the other way round. */
async function wrongOfFirst(corpus: Corpus, told: ReadonlySet<string>, count: number): Promise<number> {
  const holders = new Map<string, number[]>();
  corpus.items.forEach((item, index) => {
    for (const run of runsOfText(item, options.n)) holders.set(run, [...(holders.get(run) ?? []), index]);
  });
  const defined = new Set<string>();
  (await firstTexts(corpus, count)).forEach((text, ordinal) => {
    for (const run of runsOfText(text, options.n)) {
      const items = holders.get(run) ?? [];
      if (items.length <= options.templateItems) for (const item of items) defined.add(`${ordinal},${item}`);
    }
  });
  const ofFirst = [...told].filter((pair) => Number(pair.split(',')[0]) < count);
  return ofFirst.filter((pair) => !defined.has(pair)).length + [...defined].filter((pair) => !told.has(pair)).length;
}

const python = `
import json, re, sys, time
data = json.load(sys.stdin)
n = ${defaultContaminationOptions.n}
runs = lambda text: (lambda w: {hash(tuple(w[i:i + n])) for i in range(len(w) - n + 1)})(re.findall(r'\\w+', text.lower()))
known = set().union(*(runs(item) for item in data['items']))
start = time.perf_counter()
found = sum(1 for text in data['texts'] if not known.isdisjoint(runs(text)))
print(time.perf_counter() - start)
`;

/** Seconds a byte; null where there is no Python. */
async function pythonSeconds(corpus: Corpus, count: number): Promise<number | null> {
  const texts = await firstTexts(corpus, count);
  const input = JSON.stringify({ items: corpus.items, texts });
  const { stdout, status } = spawnSync('python3', ['-c', python], { encoding: 'utf8', input, maxBuffer: 1 << 20 });
  return status === 0 ? Number(stdout.trim()) / texts.reduce((sum, text) => sum + text.length, 0) : null;
}
