import { describe, expect, it } from 'vitest';
import { portOf } from '../../../../electron/jobs/serve/portOf';
import { servedKeyName, withServedKey } from '../../../../electron/jobs/serve/servedKey';
import { keyFor } from '../../../../electron/jobs/service/keyFor';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';

const graph = (stage: 'serve' | 'train', secrets: readonly string[], count = 1): Pick<StudyGraph, 'steps'> => {
  const step = { stage, secrets } as StudyGraph['steps'][number];
  return { steps: Array.from({ length: count }, () => step) };
};

describe('the key of a server', () => {
  it('is made up where the server asks for one and none is given, a new one each time', () => {
    const asking = graph('serve', ['HF_TOKEN', 'VLLM_API_KEY']);
    expect(servedKeyName(asking)).toBe('VLLM_API_KEY');
    const made = withServedKey(asking, { HF_TOKEN: 'token' });
    expect(made).toEqual({ HF_TOKEN: 'token', VLLM_API_KEY: expect.stringMatching(/^[\w-]{32}$/) as string });
    expect(withServedKey(asking, {})['VLLM_API_KEY']).not.toBe(made['VLLM_API_KEY']);
    expect(withServedKey(asking, { VLLM_API_KEY: 'given' })).toEqual({ VLLM_API_KEY: 'given' });
  });

  it('is no secret of other work', () => {
    for (const other of [
      graph('serve', ['HF_TOKEN']),
      graph('train', ['WANDB_API_KEY']),
      graph('serve', ['A_API_KEY'], 2),
    ])
      expect(withServedKey(other, {})).toEqual({});
  });

  it('is sent to that server in place of the provider’s, which no served model is told', () => {
    const keyAt = (baseUrl: string) => (baseUrl === 'a' ? 'served' : baseUrl === 'b' ? null : undefined);
    expect(keyFor('a', 'provider', keyAt)).toBe('served');
    expect(keyFor('b', 'provider', keyAt)).toBeNull();
    expect(keyFor('c', 'provider', keyAt)).toBe('provider');
    expect(keyFor(null, 'provider', keyAt)).toBe('provider');
  });
});

it('reaches a launch always at the same port, which no system gives out by itself', () => {
  const ports = Array.from({ length: 200 }, (_, n) => portOf(`token-${String(n)}`));
  expect(portOf('token-7')).toBe(ports[7]);
  expect(new Set(ports).size).toBeGreaterThan(190);
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...ports)).toBeLessThan(32_000);
});
