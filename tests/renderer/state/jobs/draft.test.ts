import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../../electron/jobs/plan';
import { draftForLooks, draftOf, formOf } from '../../../../renderer/state/jobs/draft';
import { firstForm, ofKind, type JobForm } from '../../../../renderer/state/jobs/jobForm';

const input = (id: string) => ({ id, name: `${id}.jsonl`, location: `~/${id}.jsonl` });
const chosen = ['seeds', 'prompts', 'rubrics', 'labels', 'tokenizer'].map(input);
const [seeds = null, prompts = null, rubrics = null, labels = null, tokenizer = null] = chosen;

const generation: JobForm = { ...firstForm, model: 'gpt-4o', seeds };
const judging: JobForm = { ...ofKind(firstForm, 'judge'), model: 'gpt-4o', archive: 'march' };

describe('the plan of a form', () => {
  it('is, with nothing changed, the plan that a file with nothing but the needed keys has', () => {
    const least = { model: 'gpt-4o', provider: { id: 'openai' } };
    const setting = { method: 'instance_generation', domain: 'math' };
    expect(planSchema.parse(draftOf(generation))).toEqual(
      planSchema.parse({ ...least, ...setting, kind: 'generate', count: 10_000, seeds: 'seeds' }),
    );
    expect(planSchema.parse(draftOf(judging))).toEqual(
      planSchema.parse({ ...least, kind: 'judge', archive: 'march', aspect: 'quality' }),
    );
  });

  const changed = {
    name: 'trial',
    provider: 'compatible',
    address: 'http://127.0.0.1:1/v1',
    seed: '7',
    temperature: '',
    topP: '0.5',
    maxTokens: '100',
    stop: '[END]\n###',
    sendSeed: false,
    tries: '2',
    concurrency: '3',
    requestsPerMinute: '60',
    tokensPerMinute: '1000',
    timeoutSeconds: '1.5',
    sendings: '4',
    budgetUsd: '12.5',
    batch: true,
    ownPrice: true,
    usdPer1MInput: '1',
    usdPer1MOutput: '2',
    usdPer1MCachedInput: '0.5',
    batchShare: '0.4',
  } as const;

  it.each([
    [
      'generation',
      {
        ...generation,
        ...changed,
        method: 'quality_enhancement',
        domain: 'code',
        prompts,
        answer: 'json',
        tokenizer,
        count: '20',
        seedDemonstrations: '1',
        generatedDemonstrations: '0',
        lag: '8',
        generator: 'mine',
      },
    ],
    ['judging', { ...judging, ...changed, runs: ['a'], aspect: 'difficulty', rubrics, labels, swap: true, sample: '' }],
  ] satisfies [string, JobForm][])('comes back as the form that it was: %s', (_name, form) => {
    const draft = planSchema.parse(draftOf(form));
    expect(formOf({ draft, chosen })).toEqual(form);
  });

  it('comes back without what was not chosen in this session', () => {
    expect(formOf({ draft: draftOf(generation), chosen: [] }).seeds).toBeNull();
  });

  it('is looked at without budget and price, which may be half typed', () => {
    const half: JobForm = { ...generation, budgetUsd: 'x', ownPrice: true, usdPer1MInput: '' };
    expect(planSchema.safeParse(draftOf(half)).success).toBe(false);
    expect(planSchema.parse(draftForLooks(half))).toEqual(planSchema.parse(draftOf(generation)));
  });
});
