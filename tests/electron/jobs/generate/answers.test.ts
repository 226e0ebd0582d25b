import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../../electron/jobs/generate/answers/judgeAnswer';
import { parseJson } from '../../../../electron/jobs/generate/answers/parseJson';
import { parseText } from '../../../../electron/jobs/generate/answers/parseText';
import { createChatLength, type ChatLength } from '../../../../electron/jobs/generate/chatLength';
import type { Procedure, Prompt } from '../../../../electron/jobs/generate/prompts/prompt';
import type { FinishReason } from '../../../../electron/providers/provider';
import { validResponse } from './plans';

const triggers = { input: 'INPUT:', output: 'OUTPUT:' };
const revised = { input: 'Revised Question:', output: 'Revised Answer:' };
const form = (procedure: Procedure, template: string, given = triggers) => ({
  procedure,
  template,
  triggers: given,
  stop: '[END]',
});
const openInput = form('new', '…\nINPUT: ');
const closed = form('new', 'Write the new instance.');
const openOutput = form('answer', 'INPUT: <input>\nOUTPUT:\n');

describe('texts between triggers', () => {
  it.each([
    ['as asked', ' Why?\nOUTPUT: So.\n[END]', 'Why?', 'So.'],
    ['with a trigger of its own', 'INPUT: Why?\nOUTPUT: So.', 'Why?', 'So.'],
    ['after a greeting', 'Sure!\n\nINPUT: Why?\nOUTPUT: So.', 'Why?', 'So.'],
    ['of two instances the last', 'A?\nOUTPUT: a.\n[END]\nINPUT: B?\nOUTPUT: b. [END] bye', 'B?', 'b.'],
    ['after the last input trigger', 'INPUT: A?\nINPUT: B?\nOUTPUT: b.', 'B?', 'b.'],
    ['after the last output trigger', 'Why?\nOUTPUT: first OUTPUT: second', 'Why?', 'second'],
    ['with nothing in it', 'OUTPUT:', '', ''],
    ['in any script', '\u3000為什麼？\nOUTPUT: だから😀\u00a0', '為什麼？', 'だから😀'],
  ])('are read %s', (_, answer, instruction, response) => {
    expect(parseText(answer, openInput, null)).toEqual({ pair: { instruction, response } });
  });

  it('need the triggers that the prompt did not leave open', () => {
    expect(parseText('Why?\nOUTPUT: So.', closed, null)).toMatchObject({ reason: { code: 'no_input' } });
    expect(parseText('Why? So.', openInput, null)).toMatchObject({ reason: { code: 'no_output' } });
    expect(parseText('OUTPUT: So.\nINPUT: Why?', openInput, null)).toMatchObject({ reason: { code: 'no_output' } });
    expect(parseText('input: Why?\noutput: So.', closed, null)).toMatchObject({ reason: { code: 'no_input' } });
    expect(parseText('So.', form('answer', '<input>'), 'Why?')).toMatchObject({ reason: { code: 'no_output' } });
  });

  it('are the response alone where the instruction is given', () => {
    const pair = { instruction: 'Why?', response: 'So.' };
    expect(parseText(' So. [END] more', openOutput, 'Why?')).toEqual({ pair });
    expect(parseText('INPUT: other\nOUTPUT: So.', openOutput, 'Why?')).toEqual({ pair });
  });

  it('are found by the triggers of revision', () => {
    const prompt = form('revise', 'Question: <input>\nAnswer: <output>\nRevised Question: ', revised);
    const pair = { instruction: 'Why, exactly?', response: 'INPUT: so.' };
    expect(parseText('Why, exactly?\nRevised Answer: INPUT: so. [END]', prompt, null)).toEqual({ pair });
  });

  it('come back from any texts without triggers', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((each) => !/INPUT:|OUTPUT:|\[END\]/.test(each));
    fc.assert(
      fc.property(text, text, fc.boolean(), (instruction, response, marked) => {
        const answer = `${marked ? 'INPUT: ' : ''}${instruction}\nOUTPUT: ${response}\n[END]`;
        const pair = { instruction: instruction.trim(), response: response.trim() };
        expect(parseText(answer, openInput, null)).toEqual({ pair });
      }),
    );
  });

  it('never throw', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('INPUT:', 'OUTPUT:', '[END]', '```', '{', '"response"', '<input>'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (answer) => {
          for (const prompt of [openInput, closed, openOutput]) parseText(answer, prompt, 'given');
          parseJson(answer, 'new', '[END]', null);
        },
      ),
    );
  });
});

describe('a JSON object', () => {
  const pair = { instruction: 'Why?', response: '```js\n1\n```' };
  const json = JSON.stringify(pair);

  it.each([
    ['alone', json],
    ['over several lines', JSON.stringify(pair, null, 2)],
    ['fenced', `\`\`\`json\n${json}\n\`\`\``],
    ['fenced without a language', `  \`\`\`\n${json}\n\`\`\`\n`],
    ['before the stop phrase', `${json}\n[END]`],
  ])('is read %s', (_, answer) => {
    expect(parseJson(answer, 'new', '[END]', null)).toEqual({ pair });
  });

  it.each([
    ['in prose', `Here it is: ${json}`, 'not_json'],
    ['followed by prose', `${json} I hope this helps.`, 'not_json'],
    ['twice', `${json}\n${json}`, 'not_json'],
    ['in two fences', `\`\`\`json\n${json}\n\`\`\`\n\`\`\`json\n${json}\n\`\`\``, 'not_json'],
    ['in a fence that does not close', `\`\`\`json\n${json}`, 'not_json'],
    ['in a list', `[${json}]`, 'not_json'],
    ['as a text', JSON.stringify(json), 'not_json'],
    ['cut off', json.slice(0, -3), 'not_json'],
    ['that is nothing', '', 'not_json'],
    ['without an instruction', '{"response":"So."}', 'no_input'],
    ['with a response that is no text', '{"instruction":"Why?","response":["So."]}', 'no_output'],
    ['with more in it', '{"instruction":"Why?","input":"x","response":"So."}', 'other_keys'],
  ])('is not read %s', (_, answer, code) => {
    expect(parseJson(answer, 'new', '[END]', null)).toMatchObject({ reason: { code } });
  });

  it('may be the response alone where the instruction is given', () => {
    const given = { pair: { instruction: 'Given?', response: 'So.' } };
    expect(parseJson('{"response":"So."}', 'answer', '[END]', 'Given?')).toEqual(given);
    expect(parseJson('{"instruction":"Other?","response":"So."}', 'answer', '[END]', 'Given?')).toEqual(given);
  });

  it('brings any texts back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (instruction, response) => {
        const parsed = parseJson(JSON.stringify({ instruction, response }), 'revise', '[END]', null);
        expect(parsed).toEqual({ pair: { instruction: instruction.trim(), response: response.trim() } });
      }),
    );
  });
});

describe('the verdict', () => {
  let lengthOf: ChatLength;
  beforeAll(async () => {
    lengthOf = await createChatLength(null);
  });

  const prompt: Prompt = {
    set: 'test',
    version: '1',
    answer: 'text',
    system: null,
    themes: [],
    firstWords: [],
    variant: null,
    ...openInput,
  };
  const codes = (
    domain: string,
    response: string,
    options: { finishReason?: FinishReason; maxTokens?: number; method?: string; given?: Prompt } = {},
  ) => {
    const { finishReason = 'stop', maxTokens = 4096, method = 'instance_generation', given = prompt } = options;
    const asked = { method, domain, prompt: given, maxTokens, given: null };
    const text = `Why?\n${given.triggers.output} ${response}`;
    const verdict = judgeAnswer({ text, finishReason }, asked, lengthOf);
    return verdict.accepted ? [] : verdict.reasons.map(({ code }) => code);
  };

  it.each(['math', 'code', 'instruction_following'])('accepts what keeps the rules of %s', (domain) => {
    expect(codes(domain, validResponse(domain, '1'))).toEqual([]);
  });

  it.each([
    ['math', 'It is 3.', ['one_result', 'result_last']],
    ['math', '[RESULT] 3 [/RESULT] [RESULT] 4 [/RESULT]', ['one_result']],
    ['math', '[RESULT] 3 [/RESULT] dollars', ['result_last']],
    ['code', '```py\n1\n```\n```', ['fences_paired']],
    ['code', 'Here:\n```py\n1\n```', ['fences_around']],
    ['code', '```py\n1\n```\nThis function adds.\n```py\n2\n```', ['code_alone']],
    ['code', '``````', []],
    ['instruction_following', 'See <input> there.', ['no_leftovers']],
    ['instruction_following', 'See <Output12> there.', ['no_leftovers']],
    ['instruction_following', 'The input: three.', ['no_leftovers']],
    ['instruction_following', '', ['empty_response']],
    ['instruction_following', 'x'.repeat(10) + '\u0000\u200b😀', []],
  ])('tells by the rules of %s what is wrong with %j', (domain, response, expected) => {
    expect(codes(domain, response)).toEqual(expected);
  });

  it('rejects what is cut off, withheld, or too long as a chat', () => {
    const good = validResponse('math', '1');
    expect(codes('math', good, { finishReason: 'length' })).toEqual(['finished']);
    expect(codes('math', good, { finishReason: 'filtered' })).toEqual(['finished']);
    const long = `${'word '.repeat(50)}${good}`;
    // "Why?" has 2 tokens, the marks 11.
    expect(codes('math', long, { maxTokens: 80 })).toEqual([]);
    expect(codes('math', long, { maxTokens: 60 })).toEqual(['length']);
    const cut = judgeAnswer(
      { text: 'Why', finishReason: 'length' },
      { method: 'instance_generation', domain: 'math', prompt, maxTokens: 10, given: null },
      lengthOf,
    );
    expect(cut).toMatchObject({ reasons: [{ code: 'finished' }, { code: 'no_output' }] });
  });

  it('finds the triggers of a set of the user’s', () => {
    const given = { ...prompt, triggers: { input: 'TASK>', output: 'DONE>' }, template: 'TASK>' };
    expect(codes('instruction_following', 'a task> b', { given })).toEqual(['no_leftovers']);
    expect(codes('instruction_following', 'a b', { given })).toEqual([]);
  });

  it('has no rules for a method that is not AgoraBench’s, but for emptiness and triggers', () => {
    expect(codes('poems', 'Roses.', { method: 'rhymes' })).toEqual([]);
    expect(codes('poems', '', { method: 'rhymes' })).toEqual(['empty_response']);
  });

  it('takes a megabyte', () => {
    const text = Array.from({ length: 170_000 }, (_, index) => String(index)).join(' ');
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(codes('math', `${text} [RESULT] 1 [/RESULT]`)).toEqual(['length']);
    expect(codes('math', `${'a'.repeat(1_000_000)} [RESULT] 1 [/RESULT]`)).toEqual(['length']);
  });
});
