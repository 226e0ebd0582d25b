import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalyseResult } from '../../../analysis/analysisResults';
import type { MetricTable } from '../../../analysis/metricResults';
import { writeRunArchive } from '../../fixtures/archives';
import { agora, agoraJson } from './call';

let folder: string;
let archive: string;

const generators = [
  'gpt-4o-2024-08-06',
  'gpt-4o-mini-2024-07-18',
  'claude-3-5-sonnet-20240620',
  'Llama-3.1-8B-Instruct',
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-metrics-'));
  archive = join(folder, 'march');
  const gain = (generator: string) => 2 * generators.indexOf(generator);
  await writeRunArchive(archive, { generators, domains: ['math', 'code'], instances: 3, gain });
  // Responses of different lengths, so that the metrics vary from cell to cell.
  for (const [index, generator] of generators.entries())
    for (const domain of ['math', 'code'] as const) {
      const response = 'word '.repeat(3 + index * (domain === 'math' ? 2 : 3));
      const rows = ['One?', 'Two things?', 'Three?'].map((instruction) => ({
        instruction,
        response,
        config: generator,
      }));
      await writeFile(
        join(archive, 'results', `instance_generation_${domain}_${generator}.json`),
        JSON.stringify(rows),
      );
    }
  await mkdir(join(folder, 'tiny'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const measured = async (...words: readonly string[]) => {
  const { code, document } = await agoraJson('metrics', archive, ...words);
  return { code, table: document as MetricTable };
};

describe('agora metrics', () => {
  it('lists what each metric is and needs, without an archive', async () => {
    const { code, stdout } = await agora('metrics', '--list');
    expect(code).toBe(0);
    expect(stdout).toContain('response_tokens_o200k');
    expect(stdout).toMatch(/model_reward\s.*job:reward/);
  });

  it('measures the metrics and runs that are named, and no others', async () => {
    const { table: all } = await measured('--metric', 'response_words,response_characters');
    expect(new Set(all.values.map(({ metric }) => metric))).toEqual(new Set(['response_words', 'response_characters']));
    expect(all.values).toHaveLength(2 * 8);
    const run = all.runs[0]?.id ?? '';
    const { table: one } = await measured('--metric', 'response_words', '--run', run);
    expect(one.values.map((value) => value.run)).toEqual([run]);
  });

  it('measures before a statement what it names', async () => {
    const sql = 'SELECT DISTINCT value, label FROM instance_metrics ORDER BY 2 NULLS FIRST';
    const { document } = await agoraJson('sql', archive, '--metric', 'instruction_words,instruction_language', sql);
    expect(document).toMatchObject({ rows: expect.arrayContaining([[1, null]]) as unknown });
    expect(await agoraJson('sql', archive, sql)).toMatchObject({ document: { rows: [] } });
  });

  it('prints what is known and computes nothing', async () => {
    const { table } = await measured('--known');
    // Every call has a database of its own: what is kept beside it is asked for by a measurement alone.
    expect(table.values).toEqual([]);
    expect(table.runs).toHaveLength(8);
  });

  it('counts tokens by a tokenizer of the user’s, named by its folder and content', async () => {
    const file = join(folder, 'tiny', 'tokenizer.json');
    const model = {
      type: 'BPE',
      unk_token: '?',
      vocab: { '?': 0, w: 1, o: 2, r: 3, d: 4, wo: 5, rd: 6 },
      merges: ['w o', 'r d'],
    };
    const parts = { normalizer: null, post_processor: null, decoder: null };
    const pre_tokenizer = { type: 'Whitespace' };
    await writeFile(file, JSON.stringify({ version: '1.0', ...parts, added_tokens: [], pre_tokenizer, model }));
    const { table } = await measured('--tokenizer', file);
    const tokens = table.values.filter(({ metric }) => /^response_tokens_by_tiny_[0-9a-f]{16}$/.test(metric));
    expect(tokens).toHaveLength(8);
    // `word` is `wo` and `rd`.
    const words = table.values.filter(({ metric }) => metric === 'response_words');
    for (const { run, value } of tokens)
      expect(value).toBe(2 * (words.find((entry) => entry.run === run)?.value ?? NaN));
  });

  it.each([
    [['--metric', 'wit'], 2, 'There is no metric "wit"'],
    [['--run', 'nobody'], 2, 'The archive has no run "nobody"'],
    [['--sample', 'many'], 2, '--sample takes a whole number'],
    [['--tokenizer', 'nowhere.json'], 2, 'nowhere.json cannot be read'],
  ])('says what is wrong with %j', async (words, code, message) => {
    const called = await agora('metrics', archive, ...words);
    expect(called.code).toBe(code);
    expect(called.stderr).toContain(message);
  });
});

describe('agora analyse --columns', () => {
  it('measures the chosen predictors and takes them in their order', async () => {
    const { code, document } = await agoraJson(
      'analyse',
      archive,
      '--columns',
      'response_words,problem_solving,response_characters',
    );
    expect(code).toBe(0);
    // The generators' own scores are not in the archive: a column without values is none.
    expect((document as AnalyseResult).pca?.columns).toEqual(['response_words', 'response_characters']);
    expect((document as AnalyseResult).data.n).toBe(8);
  });

  it('names a metric that it does not know', async () => {
    const called = await agora('analyse', archive, '--columns', 'wit');
    expect(called.code).toBe(2);
    expect(called.stderr).toContain('There is no metric "wit"');
  });
});
