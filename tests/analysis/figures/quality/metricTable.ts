/** A table of two metrics made by hand: runs of two generators in two settings, one value missing, one cell printed. */
import type { Distribution, MetricColumn, MetricTable } from '../../../../analysis/metricResults';

export const lengthColumn: MetricColumn = {
  id: 'response_words',
  name: 'Words of the response',
  label: 'Response words',
  unit: 'words',
  better: 'none',
  definition: 'Words in the response.',
  source: 'Nobody 2024',
  needs: 'text',
  topic: 'texts',
  cost: 'little',
  level: 'instance',
  analysed: true,
};

export const mtldColumn: MetricColumn = { ...lengthColumn, id: 'mtld', label: 'MTLD', unit: 'score', level: 'run' };

const printedColumn: MetricColumn = {
  ...lengthColumn,
  id: 'judged',
  label: 'Quality',
  unit: 'score 1–5',
  level: 'cell',
};

const run = (id: string, generator: string, method: string, domain: string, instances: number) => {
  return { id, generator, method, domain, variant: null, instances };
};

const entry = { lo: null, hi: null, standardDeviation: null, how: 'each instance', label: null } as const;

export const metricTable: MetricTable = {
  columns: [printedColumn, lengthColumn, mtldColumn, { ...mtldColumn, id: 'nobody_measured' }],
  // Not in the study's order.
  runs: [
    run('b1', 'beta', 'improve', 'math', 10),
    run('b2', 'beta', 'write', 'math', 4),
    run('a2', 'alpha', 'write', 'math', 4),
  ],
  values: [
    { ...entry, run: 'a2', metric: 'response_words', value: 1234.5, lo: 1000, hi: 1469, n: 4, of: 4 },
    { ...entry, run: 'b2', metric: 'response_words', value: 30.25, n: 3, of: 4 },
    { ...entry, run: 'b1', metric: 'response_words', value: 632.375, n: 10, of: 10 },
    { ...entry, run: 'a2', metric: 'mtld', value: 71.5, n: 2, of: 4, how: '100 words of 2 instances' },
    { ...entry, run: 'b2', metric: 'mtld', value: null, n: 0, of: 4, how: 'No word at all' },
  ],
  printed: [
    { metric: 'judged', generator: 'alpha', method: 'write', domain: 'math', variant: null, value: 4, source: 'T8' },
    { metric: 'judged', generator: 'alpha', method: 'improve', domain: 'code', variant: null, value: 3, source: 'T8' },
  ],
  predictors: ['judged'],
};

/** Of `response_words`: three bins. */
export const distribution: Distribution = {
  metric: 'response_words',
  edges: [0, 10, 20, 30],
  runs: [
    { run: 'a2', n: 4, counts: [1, 1, 1], below: 0, above: 1, mean: 15, quantiles: [1, 5, 12, 25, 40] },
    { run: 'b1', n: 8, counts: [8, 0, 0], below: 0, above: 0, mean: 5, quantiles: [1, 2, 5, 8, 9] },
    { run: 'b2', n: 2, counts: [0, 0, 2], below: 0, above: 0, mean: 25, quantiles: [20, 22, 25, 28, 29] },
  ],
};
