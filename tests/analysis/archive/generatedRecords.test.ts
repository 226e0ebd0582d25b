/** Shapes of generated data that are flat records: what is read of each, and which shape a file is taken for. */
import { describe, expect, it } from 'vitest';
import { codes, readText } from './sources';

const lines = (...records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');

async function read(...records: readonly unknown[]) {
  const { kind, instances, problems } = await readText('data.jsonl', lines(...records));
  return {
    kind,
    instances: instances.map(({ instruction, response, label }) => [instruction, response, label]),
    problems: codes(problems),
  };
}

describe('prompts and completions', () => {
  it.each([
    ['prompt', 'completion'],
    ['prompt', 'response'],
    ['question', 'answer'],
    ['query', 'response'],
    ['problem', 'solution'],
    ['input', 'output'],
  ])('are read from %s and %s', async (prompt, completion) => {
    expect(await read({ [prompt]: 'Why?', [completion]: 'So.', source: 's' })).toEqual({
      kind: 'prompt-completion',
      instances: [['Why?', 'So.', 's']],
      problems: [],
    });
  });

  it('are read from lists of messages, as TRL has them', async () => {
    const user = { role: 'user', content: 'Why?' };
    const assistant = { role: 'assistant', content: 'So.' };
    expect(
      await read(
        { prompt: [user], completion: [assistant] },
        { prompt: [{ role: 'system', content: 'Be brief.' }, user], completion: [assistant] },
      ),
    ).toMatchObject({
      instances: [
        ['Why?', 'So.', null],
        ['System: Be brief.\n\nUser: Why?', 'So.', null],
      ],
    });
  });

  it('without one half are left out', async () => {
    expect(await read({ prompt: 'a', completion: 'b' }, { prompt: 'a', completion: null }, { prompt: 1 }, 7)).toEqual({
      kind: 'prompt-completion',
      instances: [['a', 'b', null]],
      problems: ['missing-field:2', 'wrong-type:3', 'wrong-type:4'],
    });
  });
});

describe('Alpaca instructions', () => {
  it('take an input after the instruction and a blank line', async () => {
    expect(
      await read(
        { instruction: 'Sort.', input: '2 1', output: '1 2' },
        { instruction: 'Hi.', input: '', output: 'Hello.' },
        { instruction: 'Hi.', output: 'Hello.' },
        { instruction: 'Hi.', input: 3, output: 'Hello.' },
        { instruction: 'Hi.', input: '' },
      ),
    ).toEqual({
      kind: 'alpaca',
      instances: [
        ['Sort.\n\n2 1', '1 2', null],
        ['Hi.', 'Hello.', null],
        ['Hi.', 'Hello.', null],
      ],
      problems: ['wrong-type:4', 'missing-field:5'],
    });
  });
});

describe('distilabel generations', () => {
  const metadata = {
    raw_input_text_generation_0: [{ role: 'user', content: 'Why?' }],
    raw_output_text_generation_0: 'So.',
    statistics_text_generation_0: { input_tokens: 3, output_tokens: 2 },
  };

  it('take the first generation that did not fail', async () => {
    const record = { instruction: 'Why?', model_name: 'gpt-4o', distilabel_metadata: metadata };
    expect(
      await read(
        { ...record, generation: 'So.' },
        { ...record, generation: [null, 'So.', 'Or so.'] },
        { ...record, generation: null },
        { ...record, generation: [] },
      ),
    ).toEqual({
      kind: 'distilabel',
      instances: [
        ['Why?', 'So.', 'gpt-4o'],
        ['Why?', 'So.', 'gpt-4o'],
      ],
      problems: ['missing-field:3', 'wrong-type:4'],
    });
  });
});

describe('preference pairs', () => {
  it('take the chosen answer, as text, as turns, and as whole conversations', async () => {
    const turn = (role: string, content: string) => ({ role, content });
    expect(
      await read(
        { prompt: 'Why?', chosen: 'So.', rejected: 'No.', chosen_model: 'gpt-4o' },
        { prompt: [turn('user', 'Why?')], chosen: [turn('assistant', 'So.')], rejected: [turn('assistant', 'No.')] },
        { prompt: 'Why?', chosen: [turn('user', 'Why?'), turn('assistant', 'So.')], rejected: [] },
        { chosen: 'So.', rejected: 'No.' },
        { prompt: 'Why?', chosen: null, rejected: 'No.' },
      ),
    ).toEqual({
      kind: 'preference-pairs',
      instances: [
        ['Why?', 'So.', 'gpt-4o'],
        ['Why?', 'So.', null],
        ['Why?', 'So.', null],
      ],
      problems: ['missing-field:4', 'missing-field:5'],
    });
  });
});

describe('near misses', () => {
  const text = 'text';
  const turns = [
    { role: 'user', content: 'a' },
    { role: 'assistant', content: 'b' },
  ];
  it.each([
    ['data-agora', { instruction: text, response: text, config: text }],
    ['data-agora', { instruction: text, response: text }],
    ['alpaca', { instruction: text, input: text, output: text }],
    ['alpaca', { instruction: text, output: text }],
    ['alpaca', { instruction: text, input: text, output: text, generator: text }],
    ['alpaca-eval-outputs', { instruction: text, output: text, generator: text }],
    ['alpaca-eval-outputs', { dataset: text, instruction: text, input: text, output: text, generator: text }],
    ['distilabel', { instruction: text, generation: text, model_name: text, messages: turns }],
    ['distilabel', { prompt: text, response: text, generation: text, distilabel_metadata: {} }],
    ['prompt-completion', { prompt: text, completion: text, question: text, answer: text }],
    ['chat', { prompt: text, prompt_id: text, messages: turns }],
    ['chat', { problem: text, solution: text, messages: turns }],
    ['preference-pairs', { prompt: text, chosen: turns, rejected: turns, messages: turns }],
    [null, { task_id: text, solution: text }],
    [null, { prompt: text, category: text, cluster: text }],
  ])('%s is what %j is', async (kind, record) => {
    // What other readers make of it is theirs to say: here none of these may claim it.
    const found = (await readText('x.jsonl', lines(record, record))).kind;
    if (kind !== null) expect(found).toBe(kind);
    else expect(['alpaca', 'chat', 'data-agora', 'prompt-completion', 'preference-pairs']).not.toContain(found);
  });
});
