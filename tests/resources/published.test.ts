/** The published study against itself, and value by value against the transcription it was made from. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printedMetrics } from '../../analysis/metrics/printedMetrics';
import { studyOf } from '../../analysis/study/studyOf';
import { sharedFolder, sharedMissing } from '../shared';
import { readCsv } from './readCsv';

const folder = path.resolve(import.meta.dirname, '../../resources/published');
const values = ['pgr', 'problem-solving', 'intrinsic-metrics', 'analysis', 'costs'].flatMap((name) =>
  readCsv(path.join(folder, `${name}.csv`)),
);
const evaluations = readCsv(path.join(folder, 'evaluations.csv'));
const study = studyOf(null);
const of = (quantity: string, source?: string) =>
  values.filter((row) => row['quantity'] === quantity && (source === undefined || row['source'] === source));
const sum = (rows: readonly Record<string, string>[]) => rows.reduce((total, row) => total + Number(row['value']), 0);
const round = (value: number) => Number(value.toFixed(4));

describe('the published study', () => {
  it('has the counts and sums of its tables', () => {
    const tally = (quantity: string, source?: string) => [
      of(quantity, source).length,
      round(sum(of(quantity, source))),
    ];
    expect(tally('pgr', 'Table 2')).toEqual([54, 1023.8]);
    expect(tally('pgr-average', 'Table 2')).toEqual([18, 341.2]);
    expect(tally('pgr-average', 'Table 3')).toEqual([6, 113.6]);
    expect(tally('pgr', 'Table 5')).toEqual([36, 328.2]);
    expect(tally('pgr-average', 'Table 5')).toEqual([12, 109.5]);
    expect(tally('metric').map(Math.round)).toEqual([432, 1083]);
    expect(tally('metric-average').map(Math.round)).toEqual([144, 361]);
    expect(tally('loading')).toEqual([45, 2.69]);
    expect(tally('explained-variance-percent')).toEqual([5, 93.4]);
    expect(tally('contribution-percent')).toEqual([9, 100.01]);
    expect(tally('loading-strength')).toEqual([9, 2.101]);
    expect(tally('problem-solving-average')).toEqual([6, 431.6]);
    expect(evaluations).toHaveLength(36);
  });

  it('gives a source and a text for every value, and a number wherever one is printed', () => {
    for (const row of values) {
      expect(row['source']).not.toBe('');
      if (row['text'] === '< 0.001') expect(row['value']).toBe('');
      else expect(Number(row['text'])).toBe(parseFloat(row['value'] ?? ''));
    }
    for (const row of evaluations) expect(row['source']).toBe('Table 7');
  });

  it("speaks the preset's words", () => {
    const known = {
      generator: study.generators.map(({ id }) => id),
      method: study.methods.map(({ id }) => id),
      domain: study.domains.map(({ id }) => id),
      metric: printedMetrics.map(({ id }) => id),
      variant: ['unoptimized', 'json_format'],
    };
    for (const [column, ids] of Object.entries(known)) {
      const used = new Set(values.flatMap((row) => (row[column] === '' ? [] : (row[column] ?? []))));
      expect([...used].filter((id) => !ids.includes(id))).toEqual([]);
      expect(used.size).toBe(ids.length);
    }
    expect(new Set(evaluations.map((row) => row['model']))).toEqual(new Set(known.generator));
    expect(new Set(evaluations.map((row) => row['benchmark']))).toEqual(new Set(study.benchmarks.map(({ id }) => id)));
  });

  it('prices are those of the preset', () => {
    for (const { id, usdPer1MInput, usdPer1MOutput } of study.generators) {
      const price = (quantity: string) => Number(of(quantity).find((row) => row['generator'] === id)?.['value']);
      expect([price('usd-per-1m-input'), price('usd-per-1m-output')]).toEqual([usdPer1MInput, usdPer1MOutput]);
    }
  });

  it('no value stands twice', () => {
    const key = ({ value: _, text: __, source: ___, ...place }: Record<string, string>) => JSON.stringify(place);
    expect(new Set(values.map(key)).size).toBe(values.length);
  });

  it('prints the statistics of the analysis', () => {
    const printed = values.flatMap((row) =>
      /^(r2|p)$/.test(row['quantity'] ?? '') ? [`${row['scope']} ${row['quantity']} ${row['text']}`] : [],
    );
    expect(printed).toEqual([
      'problem-solving.coarse p 0.3185',
      'problem-solving.fine r2 0.097',
      'problem-solving.fine p 0.02177',
      'regression r2 0.325',
      'regression p < 0.001',
    ]);
  });
});

describe(`against the transcription (else ${sharedMissing})`, () => {
  const shared = (name: string) => readCsv(path.join(sharedFolder ?? '', 'reference/agorabench', name));
  /** The text of the one value at a place. */
  const text = (place: Record<string, string>) => {
    const found = values.filter((row) =>
      Object.entries({ variant: '', ...place }).every(([column, value]) => row[column] === value),
    );
    expect(found).toHaveLength(1);
    return found[0]?.['text'];
  };
  const average = (domain: string | undefined) => domain === 'avg';

  it.skipIf(sharedFolder === null)('Tables 2 and 5', () => {
    for (const table of ['table2_pgr_long.csv', 'table5_metaprompt.csv']) {
      for (const row of shared(table)) {
        const { data_generator: generator = '', method = '', domain = '', meta_prompt: prompt = 'agorabench' } = row;
        const variant = prompt === 'agorabench' ? '' : prompt;
        const place = average(domain) ? { quantity: 'pgr-average', domain: '' } : { quantity: 'pgr', domain };
        expect(text({ ...place, generator, method, variant })).toBe(row['pgr_percent']);
      }
    }
  });

  it.skipIf(sharedFolder === null)('Tables 3 and 7', () => {
    for (const row of shared('table3_cost_ability.csv')) {
      const generator = row['data_generator'] ?? '';
      expect(text({ quantity: 'pgr-average', generator, method: '' })).toBe(row['agorabench_pgr_avg_percent']);
      expect(text({ quantity: 'problem-solving-average', generator })).toBe(row['problem_solving_avg']);
      expect(text({ quantity: 'usd-per-1m-input', generator })).toBe(row['api_input_usd_per_1m_tokens']);
      expect(text({ quantity: 'usd-per-1m-output', generator })).toBe(row['api_output_usd_per_1m_tokens']);
    }
    for (const { data_generator: model = '', average: mean, ...row } of shared('table7_problem_solving.csv')) {
      expect(text({ quantity: 'problem-solving-average', generator: model })).toBe(mean);
      for (const [benchmark, score] of Object.entries(row)) {
        const found = evaluations.filter((each) => each['model'] === model && each['benchmark'] === benchmark);
        expect(found.map((each) => each['score'])).toEqual([score]);
      }
    }
  });

  it.skipIf(sharedFolder === null)('Table 8', () => {
    for (const row of shared('table8_intrinsic_long.csv')) {
      const { metric = '', data_generator: generator = '', method = '', domain = '' } = row;
      const place = average(domain) ? { quantity: 'metric-average', domain: '' } : { quantity: 'metric', domain };
      expect(text({ ...place, metric, generator, method })).toBe(row['value']);
    }
  });

  it.skipIf(sharedFolder === null)('Figure 5 and Table 4', () => {
    for (const row of shared('fig5_pca_explained_variance.csv')) {
      expect(text({ quantity: 'explained-variance-percent', scope: row['component'] ?? '' })).toBe(
        row['explained_variance_percent'],
      );
    }
    for (const { metric = '', ...row } of shared('fig5_pca_loadings.csv')) {
      for (const [scope, value] of Object.entries(row))
        expect(text({ quantity: 'loading', metric, scope })).toBe(value);
    }
    for (const row of shared('table4_loading_strength.csv')) {
      const metric = row['metric'] ?? '';
      expect(text({ quantity: 'loading-strength', metric })).toBe(row['loading_strength']);
      expect(text({ quantity: 'contribution-percent', metric })).toBe(row['contribution_percent']);
    }
    expect(shared('fig5_pca_loadings.csv').map((row) => row['metric'])).toEqual(printedMetrics.map(({ id }) => id));
  });
});
