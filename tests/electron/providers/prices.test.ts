import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { priceFiles, priceOf } from '../../../electron/providers/prices';
import { temporaryFolder } from '../temporaryFolder';

const shipped = priceFiles().shipped;
const own = (content: string) => {
  const file = join(temporaryFolder(), 'prices.json');
  writeFileSync(file, content);
  return { own: file, shipped };
};
const none = { own: join('no', 'such', 'prices.json'), shipped };

describe('a price', () => {
  it.each([
    ['openai', 'gpt-4o-2024-08-06', 2.5, 10, 1.25],
    ['openai', 'gpt-4o-mini', 0.15, 0.6, 0.075],
    ['openai', 'gpt-4o-mini-2024-07-18', 0.15, 0.6, 0.075],
    ['anthropic', 'claude-3-5-sonnet-20241022', 3, 15, 0.3],
  ] as const)('of %s %s is the one that its provider printed', async (provider, model, input, output, cached) => {
    expect(await priceOf(provider, model, none)).toMatchObject({
      usdPer1MInput: input,
      usdPer1MOutput: output,
      usdPer1MCachedInput: cached,
      batchShare: 0.5,
      from: shipped,
    });
  });

  it.each([
    ['openai', 'gpt-4o-audio-preview'],
    ['openai', 'gpt-4o-2024'],
    ['anthropic', 'gpt-4o'],
    ['compatible', 'gpt-4o'],
  ] as const)('of %s %s is not known, which is not nothing', async (provider, model) => {
    expect(await priceOf(provider, model, none)).toBeNull();
  });

  it('of the user’s own list goes first', async () => {
    const asOf = '2026-01-01';
    const list = { prices: [{ provider: 'openai', model: 'gpt-4o*', usdPer1MInput: 1, usdPer1MOutput: 0, asOf }] };
    const files = own(JSON.stringify(list));
    expect(await priceOf('openai', 'gpt-4o-2024-08-06', files)).toEqual({
      usdPer1MInput: 1,
      usdPer1MOutput: 0,
      usdPer1MCachedInput: null,
      batchShare: 0.5,
      asOf,
      from: files.own,
    });
    expect(await priceOf('openai', 'gpt-4.1', files)).toMatchObject({ from: shipped });
  });

  it.each(['{', '{"prices": [{"provider": "openai", "model": "x"}]}', '{"prices": [], "more": 1}'])(
    'is not guessed from a list that will not do: %s',
    async (content) => {
      const files = own(content);
      await expect(priceOf('openai', 'gpt-4o', files)).rejects.toMatchObject({ code: 'bad-input' });
    },
  );
});
