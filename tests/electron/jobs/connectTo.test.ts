import { expect, it } from 'vitest';
import { connectTo } from '../../../electron/jobs/connectTo';
import { planSchema } from '../../../electron/jobs/plan';
import { asAgoraError } from '../../../analysis/errors';
import { canary, connected, unhurried } from '../providers/connect';
import { request } from '../providers/request';

it.each([`${canary}\n${canary}`, `${canary}\u20ac`, `${canary} and more`])(
  'refuses a key that no header can hold, and does not repeat it',
  (key) => {
    const failure = (() => {
      try {
        connectTo({ provider: { id: 'openai', baseUrl: null } }, key);
        return null;
      } catch (error) {
        return asAgoraError(error);
      }
    })();
    expect(failure).toMatchObject({ code: 'not-permitted' });
    expect(JSON.stringify([failure, failure?.message, failure?.stack])).not.toContain('canary');
  },
);

it('takes the line end off a key that was read from a file', async () => {
  await using at = await connected('compatible');
  const connection = connectTo({ provider: { id: 'compatible', baseUrl: at.server.origin } }, `${canary}\n`);
  await connection.send(request, { signal: unhurried(), key: '1' }).catch(() => undefined);
  await connection.close();
  expect(at.server.requests[0]?.headers['authorization']).toBe(`Bearer ${canary}`);
});

it('takes an empty key for none', () => {
  expect(() => connectTo({ provider: { id: 'anthropic', baseUrl: null } }, ' ')).toThrow('needs a key');
});

const plan = {
  kind: 'generate',
  model: 'a',
  method: 'response_generation',
  domain: 'math',
  count: 1,
  seeds: 's',
};

it.each(['https://user:canary@example.org/v1', 'https://canary@example.org', 'localhost:8000', 'file:///v1', 'x'])(
  'has no plan whose address is %s',
  (baseUrl) => {
    const parsed = planSchema.safeParse({ ...plan, provider: { id: 'compatible', baseUrl } });
    expect(parsed.error?.issues[0]?.path).toEqual(['provider', 'baseUrl']);
    expect(String(parsed.error)).not.toContain('canary');
  },
);

it('has no plan whose time-out is longer than timers can be', () => {
  const running = { timeoutMs: 3e9 };
  const parsed = planSchema.safeParse({ ...plan, provider: { id: 'openai' }, running });
  expect(parsed.error?.issues[0]?.path).toEqual(['running', 'timeoutMs']);
});
