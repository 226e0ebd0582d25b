import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../analysis/engine';
import { seedFilesOf } from '../../../../analysis/engine/measure/seedFilesOf';
import { trainNgramModel } from '../../../../analysis/metrics/crossEntropy/ngramModel';
import { wordsOf } from '../../../../analysis/metrics/words';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived } from '../../../fixtures/memoryDerived';

const metrics = ['response_ngram_cross_entropy'];
const dataOf = (config: string, responses: readonly string[]) =>
  JSON.stringify(responses.map((response) => ({ instruction: 'How?', response, config })));

const seeds = ['The sum of two and two is four.', 'The sum of two and three is five.'];
const generated = ['The sum of three and two is five.', '', 'Nothing of the kind.'];

describe('response_ngram_cross_entropy', () => {
  it('is of each response under a model of the seeds of the domain', async () => {
    const derived = memoryDerived();
    const engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
    const contents = {
      'results/instance_generation_math_gpt-4o.json': dataOf('gpt-4o', generated),
      'results/instance_generation_code_gpt-4o.json': dataOf('gpt-4o', generated),
      'seed_data/math_seed_data.json': dataOf('gsm8k', seeds),
    };
    await engine.open(memoryArchive(contents), { instances: true }, unattended);
    const { values, runs } = await engine.measure(memoryArchive({}), { metrics, runs: null, sample: null }, unattended);
    const model = trainNgramModel(seeds.map(wordsOf));
    const [first, , last] = generated.map((text) => model.crossEntropy(wordsOf(text)) ?? NaN);
    expect(values).toHaveLength(1);
    expect(values[0]).toMatchObject({ run: runs.find(({ domain }) => domain === 'math')?.id, n: 2, of: 3 });
    expect(values[0]?.value).toBeCloseTo(((first ?? NaN) + (last ?? NaN)) / 2, 12);
    expect(derived.kept.size).toBe(1);
  });
});

describe('seedFilesOf', () => {
  const domains = [
    { id: 'math', aliases: [] },
    { id: 'instruction_following', aliases: ['general', 'inst_follow'] },
  ];
  const files = [
    'a/math_seed_data.json',
    'webinstruct_math_seed_data_10000.jsonl',
    'magpie-general-seeds.json.gz',
    'math_data.json',
    'math_general_seed.json',
    'aftermath_seed.json',
    'seed/math.json',
  ].map((path) => ({ path }));
  const found = (id: string) => seedFilesOf(files, { id }, domains).map(({ path }) => path);
  it('goes by the name of the file', () => {
    expect(found('math')).toEqual(['a/math_seed_data.json', 'webinstruct_math_seed_data_10000.jsonl']);
    expect(found('instruction_following')).toEqual(['magpie-general-seeds.json.gz']);
  });
});
