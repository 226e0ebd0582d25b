/** One call: what is sent, what is made of the answer, whatever goes wrong with it. */
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProviderFailure, type FailureKind } from '../../../electron/providers/failure';
import type { ModelRequest, ProviderId } from '../../../electron/providers/provider';
import { providerOf } from '../../../electron/providers/providers';
import type { ModelFault } from '../../services/modelServer';
import { all, canary, connected, unhurried } from './connect';
import { request } from './request';

const options = { signal: unhurried(), key: '3-1' };

/** What a call fails with. */
async function failureOf(call: Promise<unknown>): Promise<ProviderFailure> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderFailure)) throw new Error(`No failure of a provider: ${String(error)}`);
  return error;
}

afterEach(() => void vi.unstubAllEnvs());

describe.each(all)('%s', (id) => {
  const faulty = (fault: ModelFault, more: { timeoutMs?: number } = {}) => connected(id, { fault: () => fault }, more);

  it('gives the text, the reason, the usage, the id and the limits', async () => {
    await using at = await connected(id, {
      reply: () => ({ text: 'Hello [END] more', usage: { inputTokens: 12, outputTokens: 3, cachedInputTokens: 8 } }),
      limits: { requestsPerMinute: 60, tokensPerMinute: 1000 },
    });
    const reply = await at.connection.send(request, options);
    expect(reply).toMatchObject({
      text: 'Hello ',
      finishReason: 'stop',
      finishedAs: id === 'anthropic' ? 'stop_sequence' : 'stop',
      usage: { inputTokens: 12, outputTokens: 3, cachedInputTokens: 8 },
      billedUsd: null,
      model: 'model-a',
      limits: { requests: { limit: 60, remaining: 59 }, tokens: { limit: 1000 } },
    });
    expect(reply.id).toMatch(/^(chatcmpl-|msg_)/);
    expect(reply.limits?.requests?.resetMs).toBeGreaterThan(900);
    expect(reply.limits?.requests?.resetMs).toBeLessThan(1100);
  });

  it.each([
    ['length', id === 'anthropic' ? 'max_tokens' : 'length'],
    ['filtered', id === 'anthropic' ? 'refusal' : 'content_filter'],
    ['other', id === 'anthropic' ? 'pause_turn' : 'tool_calls'],
  ] as const)('tells that an answer ended by %s', async (finishReason, finishedAs) => {
    await using at = await connected(id, { reply: () => ({ text: '', finishReason, usage: null }) });
    expect(await at.connection.send(request, options)).toMatchObject({
      text: '',
      finishReason,
      finishedAs,
      usage: null,
    });
  });

  it('sends the body it shows, the key of the try, and nothing about the machine', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-the-environment');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-custom: 1');
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'x-custom: 1');
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
    await using at = await connected(id, { apiKey: canary });
    const schema = { name: 'pair', schema: { type: 'object', properties: {}, additionalProperties: false } };
    for (const asked of [request, { ...request, schema }]) {
      await at.connection.send(asked, options);
      expect(at.server.requests.at(-1)?.body).toEqual(providerOf(id).bodyOf(asked));
    }
    const headers = at.server.requests[0]?.headers ?? {};
    expect(headers['idempotency-key']).toBe('3-1');
    expect(Object.keys(headers).sort()).toEqual(
      [
        'accept',
        ...(id === 'anthropic' ? ['anthropic-version'] : []),
        'authorization',
        'connection',
        'content-length',
        'content-type',
        'host',
        'idempotency-key',
        'user-agent',
      ].sort(),
    );
    expect(headers['user-agent']).toMatch(/^(OpenAI|Anthropic)\/JS [\d.]+$/);
  });

  const refusals: readonly [status: number, error: { type: string; code?: string; message: string }, FailureKind][] = [
    [400, { type: 'invalid_request_error', message: 'Bad.' }, 'refused'],
    [413, { type: 'request_too_large', message: 'Too large.' }, 'refused'],
    [422, { type: 'invalid_request_error', message: 'No.' }, 'refused'],
    [401, { type: 'authentication_error', message: 'No key.' }, 'not-permitted'],
    [403, { type: 'permission_error', message: 'Not yours.' }, 'not-permitted'],
    [404, { type: 'not_found_error', message: 'No such model.' }, 'not-found'],
    [402, { type: 'billing_error', message: 'Pay.' }, 'exhausted'],
    [429, { type: 'insufficient_quota', code: 'insufficient_quota', message: 'You exceeded your quota.' }, 'exhausted'],
    [400, { type: 'invalid_request_error', message: 'Your credit balance is too low.' }, 'exhausted'],
    [429, { type: 'rate_limit_error', message: 'Slowly.' }, 'rate-limited'],
    [408, { type: 'timeout', message: 'Late.' }, 'server'],
    [500, { type: 'api_error', message: 'Broken.' }, 'server'],
    [503, { type: 'api_error', message: 'Busy.' }, 'server'],
    [529, { type: 'overloaded_error', message: 'Overloaded.' }, 'server'],
  ];
  it.each(refusals)('takes %i %o for %s', async (status, error, kind) => {
    await using at = await faulty({ is: 'status', status, error });
    const failure = await failureOf(at.connection.send(request, options));
    expect([failure.kind, failure.detail.status, failure.detail.unbilled]).toEqual([kind, status, true]);
    expect(failure.message).toContain(error.message);
    expect(at.server.calls).toHaveLength(1);
  });

  it('does not follow an address that has moved', async () => {
    await using at = await faulty({ is: 'status', status: 307, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await failureOf(at.connection.send(request, options))).toMatchObject({ kind: 'not-found' });
  });

  it('does not count on a gateway’s error being unbilled', async () => {
    await using at = await faulty({ is: 'status', status: 504 });
    const { kind, detail } = await failureOf(at.connection.send(request, options));
    expect([kind, detail.unbilled]).toEqual(['server', false]);
  });

  it.each([
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    [{ 'retry-after': '2' }, 2000],
    [{}, null],
  ])('hears %o', async (headers, retryAfterMs) => {
    await using at = await faulty({ is: 'status', status: 429, headers });
    const { detail } = await failureOf(at.connection.send(request, options));
    expect(detail.retryAfterMs).toBe(retryAfterMs);
  });

  it('hears the limits of a refusal', async () => {
    await using at = await connected(id, { limits: { requestsPerMinute: 1, tokensPerMinute: 1000 } });
    await at.connection.send(request, options);
    const { kind, detail } = await failureOf(at.connection.send(request, options));
    expect(kind).toBe('rate-limited');
    expect(detail.limits).toMatchObject({ requests: { limit: 1, remaining: 0 }, tokens: { limit: 1000 } });
    expect(detail.retryAfterMs).toBeGreaterThan(50_000);
  });

  const broken: readonly [ModelFault, FailureKind][] = [
    [{ is: 'cut' }, 'connection'],
    [{ is: 'cutBody' }, 'connection'],
    [{ is: 'truncated' }, 'unreadable'],
    [{ is: 'malformed' }, 'unreadable'],
    [{ is: 'html' }, 'unreadable'],
    [{ is: 'contentless' }, 'unreadable'],
    [{ is: 'contentless', body: [] }, 'unreadable'],
    [{ is: 'contentless', body: { choices: [], type: 'message', content: 'text' } }, 'unreadable'],
    [{ is: 'contentless', body: { choices: [{ message: {} }], type: 'message' } }, 'unreadable'],
  ];
  it.each(broken)('takes %o for %s, which may have been billed', async (fault, kind) => {
    await using at = await faulty(fault);
    const failure = await failureOf(at.connection.send(request, options));
    expect([failure.kind, failure.detail.unbilled]).toEqual([kind, false]);
    expect(at.server.calls).toHaveLength(1);
    expect(failure.message).toMatch(/^(The answer|The connection broke)/);
  });

  it('waits no longer than it is told', async () => {
    await using at = await faulty({ is: 'hang' }, { timeoutMs: 60 });
    const { kind, message, detail } = await failureOf(at.connection.send(request, options));
    expect([kind, message, detail.unbilled]).toEqual(['timeout', 'No answer came within 0.06 s.', false]);
  });

  it('knows that nothing was billed where nobody listens', async () => {
    const closed = await new Promise<number>((give) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => give(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const provider = providerOf(id);
    const connection = provider.connect({ baseUrl: `http://127.0.0.1:${closed}/v1`, apiKey: 'k', timeoutMs: 5000 });
    const { kind, detail } = await failureOf(connection.send(request, options));
    expect([kind, detail.unbilled]).toEqual(['connection', true]);
  });

  it('tells an address that gives no answer from a call that gets none', async () => {
    const provider = providerOf(id);
    const connection = provider.connect({ baseUrl: 'http://etimedout.invalid/v1', apiKey: 'k', timeoutMs: 60_000 });
    const { kind, detail } = await failureOf(connection.send(request, options));
    expect([kind, detail.unbilled]).toEqual(['connection', true]);
  });

  it('stops with the reason it is stopped for, before and while it waits', async () => {
    await using at = await faulty({ is: 'hang' });
    const controller = new AbortController();
    const call = at.connection.send(request, { ...options, signal: controller.signal });
    await vi.waitFor(() => expect(at.server.calls).toHaveLength(1), { timeout: 60_000 });
    const reason = new Error('Enough.');
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    await vi.waitFor(() => expect(at.server.inFlight).toBe(0), { timeout: 60_000 });
    await expect(at.connection.send(request, { ...options, signal: controller.signal })).rejects.toBe(reason);
    expect(at.server.calls).toHaveLength(1);
  });

  it('tells of no failure with the key in it', async () => {
    const echoes: readonly ModelFault[] = [
      { is: 'status', status: 401, error: { type: 'x', message: `Incorrect API key provided: ${canary}.` } },
      { is: 'status', status: 500, body: `Internal error for ${canary}` },
      { is: 'status', status: 400, body: `<html>${canary}</html>` },
      { is: 'status', status: 400, body: JSON.stringify({ key: canary }) },
      { is: 'contentless', body: { error: { code: 400, message: canary }, detail: canary } },
      { is: 'cutBody' },
    ];
    for (const fault of echoes) {
      await using at = await faulty(fault);
      const failure = await failureOf(at.connection.send(request, options));
      const told = [failure.message, failure.stack, JSON.stringify(failure), String(failure.cause)].join(' ');
      expect(told).not.toContain('canary');
    }
    await using at = await connected(id, { apiKey: 'another' });
    expect((await failureOf(at.connection.send(request, options))).message).toContain('[key]');
  });

  it('lists the models', async () => {
    await using at = await connected(id, { models: ['b', 'a'] });
    expect(await at.connection.models(unhurried())).toEqual(['a', 'b']);
  });

  it('sends no key where it has none', async () => {
    vi.stubEnv('OPENAI_API_KEY', canary);
    vi.stubEnv('ANTHROPIC_API_KEY', canary);
    await using at = await connected(id, {}, { apiKey: null });
    await at.connection.send(request, options);
    expect(JSON.stringify(at.server.requests)).not.toMatch(/canary|authorization|x-api-key/i);
  });

  it('makes as many connections as there are calls at once', async () => {
    await using at = await faulty({ is: 'hang' }, { timeoutMs: 60_000 });
    const controller = new AbortController();
    const calls = Array.from({ length: 300 }, (_, call) =>
      at.connection.send(request, { signal: controller.signal, key: String(call) }),
    );
    const ends = Promise.allSettled(calls);
    await vi.waitFor(() => expect(at.server.inFlight).toBe(300), { timeout: 60_000 });
    controller.abort();
    expect((await ends).every(({ status }) => status === 'rejected')).toBe(true);
  });
});

it('takes dollars from a gateway that tells them, and from nobody else', async () => {
  const billed = async (id: ProviderId) => {
    await using at = await connected(id, { reply: () => ({ text: 'x', costUsd: 0.0125 }) });
    return (await at.connection.send(request, options)).billedUsd;
  };
  expect([await billed('compatible'), await billed('openai')]).toEqual([0.0125, null]);
});

it.each([
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['STOP', 'stop'],
  ['model_length', 'length'],
  ['tool_calls', 'other'],
])('knows what other servers call the end %s', async (finish, expected) => {
  const message =
    finish === 'tool_calls' ? { role: 'assistant', tool_calls: [] } : { content: [{ text: null }, { text: 'x' }] };
  const body = { choices: [{ message, finish_reason: finish }] };
  await using at = await connected('compatible', { fault: () => ({ is: 'contentless', body }) });
  const text = finish === 'tool_calls' ? '' : 'x';
  expect(await at.connection.send(request, options)).toMatchObject({
    text,
    finishReason: expected,
    finishedAs: finish,
  });
});

it.each([1.5, '12', 1e300, -1, null])('takes %o tokens for none that were told', async (tokens) => {
  const choices = [{ message: { content: 'x' }, finish_reason: 'stop' }];
  const usage = { prompt_tokens: 3, completion_tokens: tokens, cost: 0.5 };
  await using at = await connected('compatible', { fault: () => ({ is: 'contentless', body: { choices, usage } }) });
  expect(await at.connection.send(request, options)).toMatchObject({ text: 'x', usage: null });
});

it('takes an error with status 200 for what it says', async () => {
  const body = { error: { code: 429, message: 'Provider returned error' } };
  await using at = await connected('compatible', { fault: () => ({ is: 'contentless', body }) });
  expect(await failureOf(at.connection.send(request, options))).toMatchObject({
    kind: 'rate-limited',
    message: 'Provider returned error',
  });
});

describe('what is sent and what is said of it', () => {
  const bodyOf = (id: ProviderId, change: Partial<ModelRequest>) => providerOf(id).bodyOf({ ...request, ...change });
  const remarksOf = (id: ProviderId, change: Partial<ModelRequest>) =>
    providerOf(id)
      .remarks({ ...request, ...change })
      .join(' ');

  it('names the limit as each API does', () => {
    expect(bodyOf('openai', {})).toEqual({
      model: 'model-a',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Say something.' },
      ],
      temperature: 1,
      top_p: 0.9,
      max_completion_tokens: 100,
      stop: ['[END]'],
      seed: 7,
    });
    expect(bodyOf('compatible', {})).toMatchObject({ max_tokens: 100 });
    expect(
      Object.keys(bodyOf('compatible', { temperature: null, topP: null, stop: [], seed: null, system: null })),
    ).toEqual(['model', 'messages', 'max_tokens']);
  });

  it.each(['o1', 'o3-mini', 'o4-mini-2025-04-16', 'gpt-5', 'gpt-5.1', 'gpt-5-mini', 'gpt-6-astra'])(
    'spares the reasoning model %s what it refuses',
    (model) => {
      const body = bodyOf('openai', { model });
      expect(Object.keys(body)).toEqual(['model', 'messages', 'max_completion_tokens', 'seed']);
      expect(remarksOf('openai', { model })).toContain('temperature, top_p, stop');
    },
  );

  it.each(['gpt-4o-2024-08-06', 'gpt-4o-mini', 'gpt-4.1', 'gpt-5-chat-latest', 'ft:gpt-4o:o3'])(
    'samples %s',
    (model) => {
      expect(bodyOf('openai', { model })).toMatchObject({ temperature: 1, top_p: 0.9, stop: ['[END]'] });
      expect(remarksOf('openai', { model })).toBe('');
    },
  );

  it.each([
    ['claude-3-5-sonnet-20241022', 1, 0.9],
    ['claude-3-opus-20240229', 1, 0.9],
    ['claude-sonnet-4-20250514', 1, 0.9],
    ['claude-2.1', 1, 0.9],
    ['claude-opus-4-1-20250805', 1, undefined],
    ['claude-sonnet-4-5', 1, undefined],
    ['claude-haiku-4-5-20251001', 1, undefined],
    ['claude-opus-4-6', 1, undefined],
    ['claude-opus-4-7', undefined, undefined],
    ['claude-sonnet-5', undefined, undefined],
    ['claude-mythos-preview', undefined, undefined],
  ])('sends %s temperature %s and top_p %s', async (model, temperature, topP) => {
    const body = bodyOf('anthropic', { model });
    expect([body['temperature'], body['top_p']]).toEqual([temperature, topP]);
    const remarks = remarksOf('anthropic', { model });
    expect(remarks).toContain('no seed');
    expect(remarks.includes('not sent')).toBe(topP === undefined);
    await using at = await connected('anthropic');
    await at.connection.send({ ...request, model }, options);
    const version = at.server.requests[0]?.headers['anthropic-version'];
    expect(version === '2023-06-01').toBe(temperature !== undefined);
  });

  it('sends top_p to a model that takes one of both where it stands alone', () => {
    expect(bodyOf('anthropic', { model: 'claude-sonnet-4-5', temperature: null })).toMatchObject({ top_p: 0.9 });
  });

  it('says what Anthropic refuses of a temperature', () => {
    expect(remarksOf('anthropic', { model: 'claude-3-haiku-20240307', temperature: 1.5 })).toContain('from 0 to 1');
  });
});
