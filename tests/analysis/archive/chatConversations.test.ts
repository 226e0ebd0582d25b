import { describe, expect, it } from 'vitest';
import { codes, readText } from './sources';

const lines = (...records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const system = (content: unknown) => ({ role: 'system', content });

/** Instruction and response of the only record. */
async function exchangeOf(record: unknown) {
  const { kind, instances, problems } = await readText('sft.jsonl', `${lines(record)}\n`);
  expect({ kind, problems }).toEqual({ kind: 'chat', problems: [] });
  return [instances[0]?.instruction, instances[0]?.response];
}

describe('chat conversations', () => {
  it('take a single turn of the user as it is', async () => {
    expect(await exchangeOf({ messages: [user('Why?'), assistant('So.')] })).toEqual(['Why?', 'So.']);
    expect(
      await exchangeOf({
        conversations: [
          { from: 'human', value: 'Why?' },
          { from: 'gpt', value: 'So.' },
        ],
      }),
    ).toEqual(['Why?', 'So.']);
  });

  it('take all turns before the last answer for the instruction, with their roles', async () => {
    const messages = [system('Be brief.'), user('Why?'), assistant('So.'), user('Really?'), assistant('Yes.')];
    expect(await exchangeOf({ messages })).toEqual([
      'System: Be brief.\n\nUser: Why?\n\nAssistant: So.\n\nUser: Really?',
      'Yes.',
    ]);
    expect(await exchangeOf({ messages: [...messages, user('Thanks')] })).toHaveProperty('1', 'Yes.');
  });

  it('take calls of tools and their results as turns', async () => {
    const call = { role: 'assistant', content: null, tool_calls: [{ function: { name: 'add', arguments: '{}' } }] };
    expect(
      await exchangeOf({ messages: [user('2 + 2'), call, { role: 'tool', content: '4' }, assistant('Four.')] }),
    ).toEqual(['User: 2 + 2\n\nAssistant: [{"function":{"name":"add","arguments":"{}"}}]\n\nTool: 4', 'Four.']);
    expect(await exchangeOf({ messages: [user('2 + 2'), call] })).toHaveProperty(
      '1',
      '[{"function":{"name":"add","arguments":"{}"}}]',
    );
  });

  it('join the parts of a content, and name those that are no text', async () => {
    const parts = [{ type: 'text', text: 'What is' }, { type: 'image_url', image_url: {} }, 'this?'];
    expect(await exchangeOf({ messages: [user(parts), assistant([{ type: 'text', text: 'A cat.' }])] })).toEqual([
      'What is\n[image_url]\nthis?',
      'A cat.',
    ]);
  });

  it('take lists by field, and the JSON text of a list, for the same', async () => {
    expect(await exchangeOf({ conversations: { from: ['human', 'gpt'], value: ['Why?', 'So.'] }, id: 'a' })).toEqual([
      'Why?',
      'So.',
    ]);
    expect(await exchangeOf({ messages: JSON.stringify([user('Why?'), assistant('So.')]) })).toEqual(['Why?', 'So.']);
  });

  it('leave out what has no answer or no question, and keep the rest', async () => {
    const { instances, problems } = await readText(
      'x.jsonl',
      lines(
        { messages: [user('Why?'), assistant('So.')], model: 'gpt-4o' },
        { messages: [user('Why?')] },
        { messages: [assistant('So.')] },
        { messages: null },
        { messages: [] },
        { messages: [{ role: 'user', content: 7 }] },
        { other: 1 },
        { messages: [user('Last?'), assistant('')] },
      ),
    );
    expect(instances.map(({ ordinal, label, response }) => [ordinal, label, response])).toEqual([
      [0, 'gpt-4o', 'So.'],
      [7, null, ''],
    ]);
    expect(codes(problems)).toEqual([
      'missing-field:2',
      'missing-field:3',
      'missing-field:4',
      'wrong-type:5',
      'wrong-type:6',
      'missing-field:7',
    ]);
    expect(problems.every(({ message }) => message.length > 20 && message.length < 300)).toBe(true);
  });

  it('claim the model that the record names, and the setting that the file names', async () => {
    const { claims } = await readText(
      'response_generation_code_gpt-4o.jsonl',
      lines({ messages: [user('a'), assistant('b')], model: 'gpt-4o' }),
    );
    expect(claims).toEqual({ method: 'response_generation', domain: 'code', generator: 'gpt-4o', own: ['generator'] });
  });

  it('are not what only has a field of that name', async () => {
    expect((await readText('x.json', '{"messages":{"error":"none"}}')).kind).toBeNull();
  });
});
