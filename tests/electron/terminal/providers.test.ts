/** `agora providers`: the list, the models of one, a price. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startModelServer } from '../../services/modelServer';
import { agora, agoraJson } from './call';

const canary = `sk-${createHash('sha256').update('canary').digest('hex')}`;

afterEach(() => void vi.unstubAllEnvs());

describe('agora providers', () => {
  it('lists them, and whether a key is set, but not the key', async () => {
    vi.stubEnv('OPENAI_API_KEY', canary);
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    const { code, document } = await agoraJson('providers');
    expect(code).toBe(0);
    expect(document).toEqual({
      providers: [
        {
          id: 'openai',
          name: 'OpenAI',
          baseUrl: 'https://api.openai.com/v1',
          variable: 'OPENAI_API_KEY',
          keySet: true,
          batches: true,
        },
        expect.objectContaining({ id: 'anthropic', variable: 'ANTHROPIC_API_KEY', keySet: false, batches: true }),
        expect.objectContaining({ id: 'compatible', baseUrl: null, batches: false }),
      ],
    });
    const { stdout } = await agora('providers');
    expect(stdout).toContain('OPENAI_API_KEY, set');
    expect(stdout).not.toContain(canary);
  });

  it.each([
    ['openai', 'OPENAI_API_KEY'],
    ['anthropic', 'ANTHROPIC_API_KEY'],
    ['compatible', 'AGORA_API_KEY'],
  ])('asks %s for its models with the key of %s', async (id, variable) => {
    vi.stubEnv(variable, canary);
    await using server = await startModelServer({ models: ['b', 'a'], apiKey: canary });
    const words = ['providers', '--models', id, '--base-url', `${server.origin}/v1`];
    expect(await agoraJson(...words)).toEqual({
      code: 0,
      document: { provider: id, models: ['a', 'b'], problem: null },
    });
    vi.stubEnv(variable, `${canary}-old`);
    const { code, document } = await agoraJson(...words);
    expect([code, document]).toMatchObject([3, { models: [], problem: { code: 'not-permitted' } }]);
    expect(JSON.stringify(document)).not.toContain(canary);
  });

  it.each([
    [['--models', 'nobody'], 'Choose from openai, anthropic, compatible.'],
    [['--models', 'compatible'], '--base-url'],
    [['--models', 'compatible', '--base-url', 'file:///etc'], 'no address'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await agora('providers', ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('asks no provider that needs a key without one', async () => {
    vi.stubEnv('OPENAI_API_KEY', '');
    const { code, stderr } = await agora('providers', '--models', 'openai');
    expect(code).not.toBe(0);
    expect(stderr).toContain('OPENAI_API_KEY');
  });

  it('looks up a price, and says where none is known', async () => {
    const { document } = await agoraJson('providers', '--price', 'gpt-4o-2024-08-06');
    expect(document).toMatchObject({
      model: 'gpt-4o-2024-08-06',
      prices: [{ provider: 'openai', usdPer1MInput: 2.5, usdPer1MOutput: 10, usdPer1MCachedInput: 1.25 }],
    });
    const { code, stdout } = await agora('providers', '--price', 'nothing');
    expect([code, stdout]).toEqual([0, 'No price of nothing is known.\n']);
  });
});
