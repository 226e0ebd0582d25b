import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lmEvalDocument, lmEvalPath } from '../../fixtures/archive-builders/lmEval';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText } from './sources';

const options = { model: 'meta-llama/Llama-3.1-8B', gsm8k: 19.84, math: 34.6, shots: 5 };

const read = (document: object, file = 'eval/results.json') => readText(file, JSON.stringify(document));

describe('results of lm-evaluation-harness', () => {
  it('are percent with standard error, items, protocol and date', async () => {
    const { kind, claims, evaluations, problems } = await readText(
      lmEvalPath(options),
      JSON.stringify(lmEvalDocument(options), null, 2),
    );
    expect(kind).toBe('lm-eval-results');
    expect(claims).toEqual({ model: 'meta-llama/Llama-3.1-8B', own: ['model'] });
    expect(problems).toEqual([]);
    const gsm8k = evaluations.find(({ task, filter }) => task === 'gsm8k' && filter === 'flexible-extract');
    expect(gsm8k?.score).toBeCloseTo(19.84, 10);
    expect(gsm8k?.stderr).toBeCloseTo(100 * Math.sqrt((0.1984 * 0.8016) / 1318), 10);
    expect(gsm8k).toMatchObject({
      model: 'meta-llama/Llama-3.1-8B',
      tool: 'lm-eval',
      metric: 'exact_match',
      n: 1319,
      higherIsBetter: true,
      protocol: { shots: 5, chatTemplate: false, filter: 'flexible-extract', harnessVersion: '0.4.8' },
      evaluatedMs: 1_731_600_000_250,
      board: false,
    });
  });

  it('count a group once, with the items and shots of its subtasks', async () => {
    const { evaluations } = await read(lmEvalDocument(options));
    const group = evaluations.filter(({ task, metric }) => task === 'minerva_math' && metric === 'exact_match');
    expect(group).toHaveLength(1);
    expect(group[0]).toMatchObject({ n: 5000, protocol: { shots: 5 } });
    expect(evaluations).toHaveLength(2 + 2 * 8);
  });

  it('take a group from the groups where the results lack it', async () => {
    const document = { results: {}, groups: { g: { 'acc,none': 0.5 } }, group_subtasks: { g: ['g'] }, versions: {} };
    expect((await read(document)).evaluations).toMatchObject([{ task: 'g', score: 50, n: null, stderr: null }]);
  });

  it('do not multiply what is no fraction', async () => {
    const results = {
      wikitext: { 'word_perplexity,none': 9.5, 'bits_per_byte,none': 0.7, 'word_perplexity_stderr,none': 'N/A' },
      truthfulqa_gen: { 'bleu_max,none': 27.5, 'bleu_acc,none': 0.4, 'rouge1_max,none': 53.1 },
      squadv2: { 'f1,none': 51.2 },
      drop: { 'f1,none': 0.512 },
    };
    const { evaluations, problems } = await read({ results, versions: {} });
    expect(problems).toEqual([]);
    expect(Object.fromEntries(evaluations.map(({ task, metric, score }) => [`${task}.${metric}`, score]))).toEqual({
      'wikitext.word_perplexity': 9.5,
      'wikitext.bits_per_byte': 0.7,
      'truthfulqa_gen.bleu_max': 27.5,
      'truthfulqa_gen.bleu_acc': 40,
      'truthfulqa_gen.rouge1_max': 53.1,
      'squadv2.f1': 51.2,
      'drop.f1': 51.2,
    });
    expect(evaluations.find(({ metric }) => metric === 'word_perplexity')).toMatchObject({
      higherIsBetter: false,
      stderr: null,
    });
  });

  it('take percents where fractions belong as percents, with a caution', async () => {
    const results = { gsm8k: { 'exact_match,strict-match': 28.08, 'exact_match_stderr,strict-match': 1.2 } };
    const { evaluations, problems } = await read({ results, versions: {} });
    expect(evaluations).toMatchObject([{ score: 28.08, stderr: 1.2 }]);
    expect(codes(problems)).toEqual(['percent-not-fraction']);
  });

  it('say where a limit, NaN or text stands in the way of a score', async () => {
    const text = JSON.stringify({
      results: { a: { 'acc,none': 0.5 }, b: { 'acc,none': 'HERE' }, c: { 'acc,none': '0.5' } },
      'n-samples': { a: { original: 1319, effective: 100 } },
      versions: {},
    }).replace('"HERE"', 'NaN');
    const { evaluations, problems } = await readText('x/results.json', text);
    expect(evaluations).toMatchObject([{ task: 'a', n: 100 }]);
    expect(codes(problems).toSorted()).toEqual([
      'limited-evaluation',
      'missing-values',
      'non-finite-number:1',
      'wrong-type',
    ]);
  });

  it('know their model from model_name, model_args, the folder, or the file', async () => {
    const results = { results: { t: { 'acc,none': 0.5 } }, versions: {} };
    const model = async (document: object, file: string) => (await read(document, file)).evaluations[0]?.model;
    expect(
      await model({ ...results, config: { model_args: 'pretrained=org/base,peft=out/adapter' } }, 'a/results.json'),
    ).toBe('out/adapter');
    expect(await model({ ...results, config: { model_args: { pretrained: 'org/base' } } }, 'a/results.json')).toBe(
      'org/base',
    );
    expect(await model(results, 'eval/org__student/lm_eval/results_2024-11-14.json')).toBe('org__student');
    expect(await model(results, 'student-7.json')).toBe('student-7');
  });

  it('take their time from the name of the file where no date is written, and the template as declared', async () => {
    const document = { results: { t: { 'acc,none': 0.5 } }, versions: {}, chat_template: 'a template' };
    const { evaluations } = await read(document, 'm/results_2024-11-14T16-00-00.123456.json');
    expect(evaluations).toMatchObject([{ evaluatedMs: Date.UTC(2024, 10, 14, 16), protocol: { chatTemplate: true } }]);
  });

  it('are left to its own reader where lighteval wrote them', async () => {
    const { kind } = await read({ config_general: {}, results: { 'leaderboard|gsm8k|5': { qem: 0.5 } }, versions: {} });
    expect(kind).toBe('lighteval-results');
  });

  it('claim the run that the name of a student tells, even where the head holds no model name', async () => {
    const model = 'org/llama-3.1-8b-instance_generation-math-gpt-4o-10k-seed43';
    const document = lmEvalDocument({ ...options, model });
    const padded = { ...document, configs: { gsm8k: { doc_to_text: 'x'.repeat(70_000) } } };
    const { claims } = await read(padded, `llama-3.1-8b-instance_generation-math-gpt-4o-10k-seed43/results_x.json`);
    expect(claims).toEqual({
      method: 'instance_generation',
      domain: 'math',
      generator: 'gpt-4o',
      volume: 10000,
      seed: 43,
      model: 'llama-3.1-8b-instance_generation-math-gpt-4o-10k-seed43',
    });
  });

  it.skipIf(sharedFolder === null)(`of the versions before 0.4 are read (else ${sharedMissing})`, async () => {
    const folder = path.join(sharedFolder ?? '', 'samples/lm_eval_old');
    const rows = [];
    for (const name of fs.readdirSync(folder)) {
      const { kind, evaluations, problems } = await readSource(fileSource(path.join(folder, name), `student/${name}`));
      expect({ kind, problems }).toEqual({ kind: 'lm-eval-results', problems: [] });
      rows.push(...evaluations.map(({ model, task, metric, filter, score }) => [model, task, metric, filter, score]));
    }
    expect(rows).toEqual([
      ['student', 'arc_challenge', 'acc', null, 100 * 0.26621160409556316],
      ['student', 'arc_challenge', 'acc_norm', null, 100 * 0.28242320819112626],
      ['student', 'gsm8k', 'acc', null, 0],
      ['student', 'math_algebra', 'acc', null, 0],
    ]);
  });
});
