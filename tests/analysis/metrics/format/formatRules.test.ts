import { describe, expect, it } from 'vitest';
import { formatMetrics } from '../../../../analysis/metrics/format/formatMetrics';
import { rulesOf, violationsOf } from '../../../../analysis/metrics/format/formatRules';
import type { Candidate } from '../../../../analysis/metrics/format/rule';
import { measuredText } from '../../../../analysis/metrics/measuredInstance';

const candidate: Candidate = {
  instruction: 'How many?',
  response: '',
  method: 'instance_generation',
  domain: 'instruction_following',
  finishReason: null,
  chatTokens: null,
  maxTokens: null,
};
const math = { ...candidate, domain: 'math' };
const code = { ...candidate, domain: 'code' };
const rulesBroken = (given: Partial<Candidate>, of: Candidate = candidate): string[] =>
  violationsOf({ ...of, ...given }).map(({ rule }) => rule);

describe('violationsOf', () => {
  it('finds nothing wrong with good responses', () => {
    expect(rulesBroken({ response: 'Five apples; the input is large.' })).toEqual([]);
    expect(rulesBroken({ response: '2 + 3 = 5.\n[RESULT] 5 [/RESULT]\n' }, math)).toEqual([]);
    expect(rulesBroken({ response: '```python\nprint("this function")  # explanation\n```' }, code)).toEqual([]);
    expect(rulesBroken({ response: '```\na\n```\nthen\n```\nb\n```' }, code)).toEqual([]);
  });
  it.each([
    ['An answer. [end]', 'no_leftovers', 11],
    ['output: 5', 'no_leftovers', 0],
    ['a <INPUT2> b', 'no_leftovers', 2],
    ['a <output> b', 'no_leftovers', 2],
    ['on <input_theme>', 'no_leftovers', 3],
    ['<first_word>', 'no_leftovers', 0],
  ])('finds what is left of the prompt: %s', (response, rule, at) => {
    const [found, ...more] = violationsOf({ ...candidate, response });
    expect(found).toMatchObject({ rule, at });
    expect(more).toEqual([]);
  });
  it('knows the triggers of each method', () => {
    const response = 'INPUT: x\nRevised answer: y';
    const at = (method: string) => violationsOf({ ...candidate, method, response }).map((each) => each.at);
    expect(at('instance_generation')).toEqual([0]);
    expect(at('response_generation')).toEqual([0]);
    expect(at('quality_enhancement')).toEqual([9]);
  });
  it.each([
    ['5', ['one_result', 'result_last']],
    ['[RESULT] 5 [/RESULT] it is', ['result_last']],
    ['[RESULT] 4 [/RESULT] no: [RESULT] 5 [/RESULT]', ['one_result']],
    ['[RESULT] 5', ['one_result', 'result_last']],
    ['5 [/RESULT]', ['one_result']],
    ['[result] 5 [/result]', ['one_result', 'result_last']],
  ])('finds what is wrong with a result: %s', (response, rules) => {
    expect(rulesBroken({ response }, math)).toEqual(rules);
    expect(rulesBroken({ response }, code)).not.toContain('one_result');
  });
  it.each([
    ['```python\nx\n', ['fences_paired', 'fences_around']],
    ['Here it is:\n```\nx\n```', ['fences_around']],
    ['```\nx\n```\nExplanation: it works.', ['fences_around', 'code_alone']],
    ['```\nx\n```\nThis Function adds.\n```\ny\n```', ['code_alone']],
    ['```', ['fences_paired', 'fences_around']],
    ['no code', ['fences_around']],
  ])('finds what is wrong with code: %s', (response, rules) => expect(rulesBroken({ response }, code)).toEqual(rules));
  it('says where', () => {
    const response = '```\nx\n```\nAn explanation\n```\ny\n```';
    const [found] = violationsOf({ ...code, response });
    expect(response.slice(found?.at ?? 0)).toMatch(/^explanation/);
  });
  it('looks at how a generation ended where that is known', () => {
    expect(rulesBroken({ finishReason: 'length' })).toEqual(['finished']);
    expect(rulesBroken({ finishReason: 'STOP' })).toEqual([]);
    expect(rulesBroken({ chatTokens: 4097, maxTokens: 4096 })).toEqual(['length']);
    expect(rulesBroken({ chatTokens: 4096, maxTokens: 4096 })).toEqual([]);
    expect(rulesBroken({ chatTokens: 4097 })).toEqual([]);
  });
});

describe('rulesOf', () => {
  it('has none for another study', () => {
    expect(rulesOf({ method: 'self_instruct', domain: 'math' })).toEqual([]);
    expect(rulesOf({ method: 'instance_generation', domain: 'law' })).toEqual([]);
    expect(rulesOf({ method: null, domain: 'math' })).toEqual([]);
  });
});

describe('formatMetrics', () => {
  const measure = (domain: string | null, response: string) =>
    Object.fromEntries(
      formatMetrics.map((metric) => [
        metric.id,
        metric.measure({
          instruction: measuredText('?'),
          response: measuredText(response),
          method: 'response_generation',
          domain,
        }),
      ]),
    );
  it('tell which rule is broken, and leave out rules of other settings', () => {
    expect(measure('math', 'It is 5 [/RESULT]')).toEqual({
      format_valid: 0,
      format_no_leftovers: 1,
      format_one_result: 0,
      format_result_last: 1,
      format_fences_paired: null,
      format_fences_around: null,
      format_code_alone: null,
    });
    expect(measure('instruction_following', 'It is 5')).toMatchObject({ format_valid: 1, format_one_result: null });
    expect(measure(null, 'It is 5')).toMatchObject({ format_valid: null, format_no_leftovers: null });
  });
});
