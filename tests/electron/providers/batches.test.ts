/** Batches: up, asked for, down in another order, with what went wrong told entry by entry. */
import { describe, expect, it } from 'vitest';
import type { BatchEntry, BatchResult, Batches } from '../../../electron/providers/provider';
import { canary, connected, unhurried } from './connect';
import { request } from './request';

const entries: readonly BatchEntry[] = Array.from({ length: 60 }, (_, item) => ({
  key: `i${item}-t1-s1`,
  request: { ...request, prompt: `Say ${item}.` },
}));
const keys = entries.map(({ key }) => key);

function batchesOf({ batches }: { readonly batches: Batches | null }): Batches {
  if (batches === null) throw new Error('The provider has no batches.');
  return batches;
}

async function settled(batches: Batches, id: string): Promise<readonly BatchResult[]> {
  while ((await batches.poll(id, unhurried())).state === 'running');
  const results: BatchResult[] = [];
  for await (const result of batches.results(id, unhurried())) results.push(result);
  return results;
}

describe.each(['openai', 'anthropic'] as const)('%s', (id) => {
  it('answers every entry as a call by itself would be', async () => {
    await using at = await connected(id, {
      reply: ({ body, key }) => ({ text: `${key} ${JSON.stringify(body['messages'])}` }),
    });
    const batches = batchesOf(at.connection);
    const batch = await batches.submit(entries, 'token', unhurried());
    expect(await batches.poll(batch, unhurried())).toMatchObject({ state: 'running', done: 0, total: 60 });
    const results = await settled(batches, batch);
    const found = results.map(({ key }) => key);
    expect(found).not.toEqual(keys);
    expect([...found].sort()).toEqual([...keys].sort());
    for (const result of results) {
      const prompt = entries.find(({ key }) => key === result.key)?.request.prompt ?? '';
      expect(result).toMatchObject({ reply: { finishReason: 'stop', usage: {}, limits: null } });
      expect('reply' in result && result.reply.text).toContain(`${result.key} `);
      expect('reply' in result && result.reply.text).toContain(prompt);
    }
    expect(await batches.poll(batch, unhurried())).toEqual({ state: 'ended', done: 60, total: 60, message: null });
    expect(at.server.calls.every(({ paid }) => paid)).toBe(true);
  });

  it('tells which entries failed and which expired, and that neither was billed', async () => {
    await using at = await connected(id, { batch: { errored: 0.3, expired: 0.3 } });
    const batches = batchesOf(at.connection);
    const results = await settled(batches, await batches.submit(entries, 'token', unhurried()));
    expect(results).toHaveLength(60);
    for (const call of at.server.calls) {
      const result = results.find(({ key }) => call.key.endsWith(key));
      if (call.answer === 'succeeded') expect(result).toHaveProperty('reply');
      else {
        const kind = call.answer === 'errored' ? 'refused' : 'server';
        expect(result).toMatchObject({ failure: { kind, detail: { unbilled: true } } });
      }
    }
    expect(new Set(at.server.calls.map(({ answer }) => answer))).toEqual(new Set(['succeeded', 'errored', 'expired']));
  });

  it('finds a batch again by its token, and only by that', async () => {
    await using at = await connected(id, { batch: { polls: 1 } });
    const batches = batchesOf(at.connection);
    const ids = [];
    for (const token of ['one', 'two', 'three']) ids.push(await batches.submit(entries, token, unhurried()));
    expect(await batches.find('two', keys, unhurried())).toBe(ids[1]);
    expect(await batches.find('four', keys, unhurried())).toBeNull();
  });

  it('cancels, and tells what was not answered', async () => {
    await using at = await connected(id, { batch: { polls: 99 } });
    const batches = batchesOf(at.connection);
    const batch = await batches.submit(entries, 'token', unhurried());
    await batches.cancel(batch, unhurried());
    const results = await settled(batches, batch);
    expect(results.every((result) => 'failure' in result && result.failure.detail.unbilled)).toBe(true);
    expect(results).toHaveLength(60);
  });

  it('tells why a batch is refused, without the key', async () => {
    await using at = await connected(id, { batch: { failure: `Not with ${canary}.` } });
    const batches = batchesOf(at.connection);
    const refused = batches.submit(entries, 'token', unhurried());
    if (id === 'anthropic')
      await expect(refused).rejects.toMatchObject({ kind: 'refused', message: 'Not with [key].' });
    else
      expect(await batches.poll(await refused, unhurried())).toMatchObject({
        state: 'failed',
        message: 'Not with [key].',
      });
  });

  it('stops where it is told to', async () => {
    await using at = await connected(id);
    const batches = batchesOf(at.connection);
    const reason = new Error('Enough.');
    const signal = AbortSignal.abort(reason);
    await expect(batches.submit(entries, 'token', signal)).rejects.toBe(reason);
    await expect(batches.poll('x', signal)).rejects.toBe(reason);
    await expect(batches.poll('x', unhurried())).rejects.toMatchObject({ kind: 'not-found' });
  });
});
