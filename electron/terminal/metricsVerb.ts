import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { metricMatrix } from '../../analysis/figures/quality/metricMatrix';
import { defaultSample, type MeasureRequest } from '../../analysis/metricResults';
import { metricDefinitions } from '../../analysis/metrics/registry';
import { nameTokenizer } from '../../analysis/metrics/text/tokens/suppliedTokenizer';
import { sayDataProblems } from './dataProblems';
import { stopOnSignal } from '../ports/stopOnSignal';
import { listOption } from './numberOption';
import { withArchive } from './session';
import { specAsText, textTable } from './textTable';
import type { Call, Verb } from './verb';

/** `agora metrics PATH` */
export const metricsVerb: Verb = {
  name: 'metrics',
  words: ['PATH'],
  optionalWords: 1,
  summary: 'Measures what is in the data: length, format, repetition, diversity and more, run by run.',
  help: `
  --metric ID,ID      these metrics; without it all that are made from the texts alone
  --run ID,ID         these runs, a file of no run by its path; without it all that have instances
  --sample N          instances a run of which metrics that need a model take a seeded sample; "all" for all of them
  --tokenizer FILE    a model's tokenizer.json: its tokens are counted too
  --known             computes nothing; prints what is known already
  --list              prints every metric: what it is, its unit, its source, what it needs and how long it takes
What was computed is kept beside the app's data by the content of the files, and not computed again.
JSON: {columns: [{id, name, label, unit, better, definition, source, needs, topic, cost, level, analysed}], runs: [{id, generator,
method, domain, variant, instances}], values: [{run, metric, value, lo, hi, standardDeviation, n, of, how, label}], printed: [{metric,
generator, method, domain, variant, value, source}]}; a pair of run and metric without a value is absent. Of a
metric whose unit is label, "label" is the most frequent one and "value" its share. The labels and values of single
instances: agora sql PATH --metric ID,ID "SELECT * FROM instance_metrics".`,
  options: {
    metric: { type: 'string' },
    run: { type: 'string' },
    sample: { type: 'string' },
    tokenizer: { type: 'string' },
    known: { type: 'boolean' },
    list: { type: 'boolean' },
  },
  run(call) {
    if (call.options['list'] === true) return Promise.resolve(listed(call.width));
    if (call.words.length === 0) throw new AgoraError('bad-input', 'Usage: agora metrics PATH [options]');
    return withArchive(call, { instances: true }, async ({ engine, archive, opened, readable }) => {
      sayDataProblems(call, opened);
      const request = await requestOf(call);
      const measured = () =>
        stopOnSignal((signal) => engine.measure(archive, request, { signal, progress: call.progress }));
      const table = await (call.options['known'] === true ? engine.metrics(archive.id) : measured());
      const study = await engine.study(archive.id);
      return { document: table, text: specAsText(metricMatrix(study, table), call.width), readable };
    });
  },
};

async function requestOf(call: Call): Promise<MeasureRequest> {
  const { options } = call;
  return {
    metrics: listOption(call, 'metric'),
    runs: listOption(call, 'run'),
    sample: sampleOf(options['sample']),
    ...(await tokenizerOf(options['tokenizer'])),
  };
}

async function tokenizerOf(path: string | boolean | undefined): Promise<Pick<MeasureRequest, 'tokenizer'>> {
  if (typeof path !== 'string') return {};
  const json = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AgoraError(
      'bad-input',
      `${path} cannot be read.`,
      { path, nextStep: 'Name a tokenizer.json.' },
      { cause },
    );
  });
  return { tokenizer: await nameTokenizer(basename(dirname(resolve(path))), json) };
}

function sampleOf(text: string | boolean | undefined): number | null {
  if (text === undefined) return defaultSample;
  if (text === 'all') return null;
  const size = Number(text);
  if (Number.isInteger(size) && size >= 2) return size;
  throw new AgoraError('bad-input', `--sample takes a whole number from 2 on, or "all", not "${String(text)}".`);
}

function listed(width: number) {
  const columns = ['Metric', 'Unit', 'Better', 'Needs', 'Cost'].map((header) => ({ header, align: 'left' }) as const);
  const rows = metricDefinitions.map(({ id, unit, better, needs, cost }) => [id, unit, better, needs, cost]);
  const explained = metricDefinitions.map(
    ({ id, name, definition, source }) => `${id}: ${name}. ${definition} ${source}.`,
  );
  return {
    document: { metrics: metricDefinitions },
    text: `${textTable(columns, rows, width)}\n${explained.join('\n')}\n`,
    readable: true,
  };
}
