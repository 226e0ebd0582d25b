import { describe, expect, it } from 'vitest';
import { portOf } from '../../../../electron/jobs/serve/portOf';
import { keptKey, servedKeyName, withServedKey } from '../../../../electron/jobs/serve/servedKey';
import { keyFor, type KeyAt } from '../../../../electron/jobs/service/keyFor';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import type { Target } from '../../../../electron/jobs/targets/target';

const graph = (stage: 'serve' | 'train', secrets: readonly string[], count = 1): Pick<StudyGraph, 'steps'> => {
  const step = { stage, secrets } as StudyGraph['steps'][number];
  return { steps: Array.from({ length: count }, () => step) };
};

describe('the key of a server', () => {
  it('is the one that it runs with, else made up, a new one each time, and never one of the app’s', () => {
    const asking = graph('serve', ['HF_TOKEN', 'VLLM_API_KEY']);
    expect(servedKeyName(asking)).toBe('VLLM_API_KEY');
    const made = withServedKey(asking, { HF_TOKEN: 'token', VLLM_API_KEY: 'the app’s' }, null);
    expect(made).toEqual({ HF_TOKEN: 'token', VLLM_API_KEY: expect.stringMatching(/^[\w-]{32}$/) as string });
    expect(withServedKey(asking, {}, null)['VLLM_API_KEY']).not.toBe(made['VLLM_API_KEY']);
    expect(withServedKey(asking, {}, 'kept')).toEqual({ VLLM_API_KEY: 'kept' });
  });

  it('is no secret of other work', () => {
    for (const other of [
      graph('serve', ['HF_TOKEN']),
      graph('train', ['WANDB_API_KEY']),
      graph('serve', ['A_API_KEY'], 2),
    ])
      expect(withServedKey(other, {}, null)).toEqual({});
  });

  it('is sent to that server in place of the provider’s, which no served model is told, nor who listens in its place', async () => {
    const at: Readonly<Record<string, Awaited<ReturnType<KeyAt>>>> = {
      a: { key: 'served' },
      b: { key: null },
      d: 'unreached',
    };
    const keyAt: KeyAt = (baseUrl) => Promise.resolve(at[baseUrl] ?? null);
    expect(await keyFor('a', 'provider', keyAt)).toBe('served');
    expect(await keyFor('b', 'provider', keyAt)).toBeNull();
    expect(await keyFor('c', 'provider', keyAt)).toBe('provider');
    expect(await keyFor(null, 'provider', keyAt)).toBe('provider');
    await expect(keyFor('d', 'provider', keyAt)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it.each(['two\nlines', 'curl x|sh\n', '', 'ü', 'x'.repeat(5000)])(
    'is none where the target keeps %j',
    async (kept) => {
      const target = { farSide: { secret: () => Promise.resolve(kept) }, reach: { name: 'gpu' } } as unknown as Target;
      const asking = { graph: graph('serve', ['VLLM_API_KEY']), token: 't' };
      await expect(keptKey(asking, target, new AbortController().signal)).rejects.toMatchObject({ code: 'bad-input' });
    },
  );
});

it('reaches a launch always at the same port, which no system gives out by itself', () => {
  const ports = Array.from({ length: 200 }, (_, n) => portOf(`token-${String(n)}`));
  expect(portOf('token-7')).toBe(ports[7]);
  expect(new Set(ports).size).toBeGreaterThan(190);
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...ports)).toBeLessThan(32_000);
});
