import { describe, expect, it } from 'vitest';
import { recordNumbers } from '../../../../analysis/archive/measures/recordNumbers';

const numbers = (record: unknown, isTable = false) => Object.fromEntries(recordNumbers(record, isTable));

describe('recordNumbers', () => {
  it('finds numbers beside the texts, nested ones by their path', () => {
    const record = {
      instruction: '42',
      response: '7',
      idx: 3,
      prompt_id: 12,
      seed: 1,
      reward: -1.5,
      metadata: { perplexity: 3.25, nested: { deep: 1 } },
    };
    expect(numbers(record)).toEqual({ reward: -1.5, 'metadata.perplexity': 3.25, 'metadata.nested.deep': 1 });
  });
  it('reads the words of Magpie’s scales', () => {
    expect(numbers({ input_quality: 'excellent', difficulty: 'very easy', instruct_reward: 0.5 })).toEqual({
      input_quality: 5,
      difficulty: 1,
      instruct_reward: 0.5,
    });
    expect(numbers({ input_quality: 'fabulous', task_category: 'medium' })).toEqual({});
  });
  it('takes the first of a list of ratings, and of no other list', () => {
    expect(numbers({ ratings: [4, 2], lengths: [1, 2], scores: [], generations: ['a', 'b'] })).toEqual({ ratings: 4 });
  });
  it('reads ratings that are texts, as UltraFeedback has them', () => {
    const record = {
      annotations: { helpfulness: { Rating: '4', Rationale: 'It says 3' }, honesty: { Rating: 'N/A' } },
    };
    expect(numbers(record)).toEqual({ 'annotations.helpfulness.Rating': 4 });
  });
  it('reads the grade at the end of a judge’s feedback', () => {
    expect(numbers({ feedback: 'Correct and short. [RESULT] 4', comment: '[RESULT] 2' })).toEqual({ feedback: 4 });
    expect(numbers({ feedback: 'No grade' })).toEqual({});
  });
  it('leaves out what no mean and deviation can be made of', () => {
    const largest = '9'.repeat(400);
    expect(numbers({ score: '1e999', loss: '-1e308', reward: 1e200, feedback: `[RESULT] ${largest}` }, true)).toEqual(
      {},
    );
    expect(numbers({ score: BigInt(largest), loss: -1e150 })).toEqual({ loss: -1e150 });
  });
  it('leaves out what is no finite number', () => {
    expect(numbers({ score: NaN, reward: Infinity, ok: true, none: null, loss: '' })).toEqual({});
    expect(numbers(null)).toEqual({});
    expect(numbers([1, 2])).toEqual({});
  });
  it('takes every number of a table for one', () => {
    const record = { instruction: '5', length: '12', helpful: '0.5', note: 'x', idx: '4' };
    expect(numbers(record, true)).toEqual({ length: 12, helpful: 0.5 });
    expect(numbers(record)).toEqual({});
  });
});
