import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../analysis/errors';
import { instanceWork } from '../../../analysis/metrics/instanceWork';
import { createInlinePool } from '../../../analysis/pool/inlinePool';
import type { PoolAnswer, PoolRequest } from '../../../analysis/pool/messages';
import { createPool } from '../../../analysis/pool/pool';
import { buffersOfBatch, stringsOf, textRowsOf } from '../../../analysis/pool/textBatch';
import { work } from '../../../analysis/pool/work';

/** Workers that answer when the test says so. */
function heldPool(size: number) {
  const workers: { requests: PoolRequest[]; ended: boolean; answer: (answer: PoolAnswer) => void; die: () => void }[] =
    [];
  const pool = createPool(size, (receive, died) => {
    const own = { requests: [] as PoolRequest[], ended: false, answer: receive, die: () => died('out of memory') };
    workers.push(own);
    return {
      post: (request) => void own.requests.push(request),
      end: () => {
        own.ended = true;
      },
    };
  });
  const answerLast = (index: number, value: unknown = null) => {
    const own = workers[index] ?? expect.fail('no such worker');
    own.answer({ kind: 'done', id: own.requests.at(-1)?.id ?? -1, value });
  };
  return { pool, workers, answerLast };
}

interface Doubling {
  double(value: number): number;
}
const doubling = work<Doubling>('doubling');

describe('createPool', () => {
  it('starts no worker before one is hired, and uses one again', async () => {
    const { pool, workers, answerLast } = heldPool(2);
    expect(workers).toHaveLength(0);
    const hiring = pool.hire(doubling);
    await expect.poll(() => workers[0]?.requests).toEqual([{ kind: 'hire', id: 1, name: 'doubling' }]);
    answerLast(0);
    const hired = await hiring;
    const call = hired.call('double', [4]);
    expect(workers[0]?.requests.at(-1)).toEqual({ kind: 'call', id: 2, method: 'double', args: [4] });
    answerLast(0, 8);
    expect(await call).toBe(8);
    hired.release();
    void pool.hire(doubling);
    await expect.poll(() => workers[0]?.requests.at(-1)).toMatchObject({ kind: 'hire' });
    expect(workers).toHaveLength(1);
  });

  it('makes who comes when all are taken wait for the first that is free', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const first = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    const second = pool.hire(doubling);
    (await first).release();
    await expect.poll(() => workers[0]?.requests.map(({ kind }) => kind)).toEqual(['hire', 'release', 'hire']);
    answerLast(0);
    await second;
    expect(workers).toHaveLength(1);
  });

  it('ends the worker of a cancelled task in the middle of a call, and starts another for the next', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const controller = new AbortController();
    const hiring = pool.hire(doubling, controller.signal);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    const hired = await hiring;
    const call = hired.call('double', [1]);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(workers[0]?.ended).toBe(true);
    hired.release();
    void pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(2);
  });

  it('takes a cancelled task out of the queue', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const first = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    const controller = new AbortController();
    const second = pool.hire(doubling, controller.signal);
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    const third = pool.hire(doubling);
    (await first).release();
    await expect.poll(() => workers[0]?.requests.at(-1)).toMatchObject({ kind: 'hire' });
    answerLast(0);
    await third;
  });

  it('tells every call of a worker that died', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const hiring = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    const call = (await hiring).call('double', [1]);
    workers[0]?.die();
    await expect(call).rejects.toThrow('A worker stopped: out of memory');
  });
});

describe('a pool whose workers fail', () => {
  it('hires another where one died while it had nothing to do', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const hiring = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    (await hiring).release();
    workers[0]?.die();
    const next = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(2);
    answerLast(1);
    await next;
  });

  it('says why a worker answers no more that died between two calls', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const hiring = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    const hired = await hiring;
    workers[0]?.die();
    await expect(hired.call('double', [1])).rejects.toMatchObject({ code: 'internal' });
  });

  it('gives the seat of a worker that could not be started to the next', async () => {
    let isBroken = true;
    const pool = createPool(1, (receive) => {
      if (isBroken) throw new Error('no thread left');
      return { post: ({ id }) => receive({ kind: 'done', id, value: null }), end: () => undefined };
    });
    await expect(pool.hire(doubling)).rejects.toThrow('no thread left');
    isBroken = false;
    (await pool.hire(doubling)).release();
  });

  it('tells who waits that the pool has closed, and starts no worker for them', async () => {
    const { pool, workers, answerLast } = heldPool(1);
    const first = pool.hire(doubling);
    await expect.poll(() => workers.length).toBe(1);
    answerLast(0);
    const hired = await first;
    const [second, third] = [pool.hire(doubling), pool.hire(doubling)];
    const told = Promise.allSettled([second, third]);
    pool.close();
    hired.release();
    expect(await told).toMatchObject([{ reason: { code: 'cancelled' } }, { reason: { code: 'cancelled' } }]);
    expect(workers).toHaveLength(1);
  });
});

describe('createInlinePool', () => {
  const batch = () => ({
    ordinals: Int32Array.of(0, 5),
    instructions: textRowsOf(['Why?', 'How?']),
    responses: textRowsOf(['because it is', '']),
  });

  it('does the work on the caller’s thread', async () => {
    const hired = await createInlinePool().hire(instanceWork);
    await hired.call('prepare', [['response_words'], { method: null, domain: null }]);
    expect(await hired.call('measure', [batch()])).toEqual([Float64Array.of(3, 0)]);
  });

  it('takes what is handed over', async () => {
    const hired = await createInlinePool().hire(instanceWork);
    await hired.call('prepare', [[], { method: null, domain: null }]);
    const given = batch();
    await hired.call('measure', [given], buffersOfBatch(given));
    expect(given.ordinals.buffer.byteLength).toBe(0);
  });

  it('passes an error on with its code', async () => {
    const hired = await createInlinePool().hire(instanceWork);
    const call = hired.call('prepare', [['wit'], { method: null, domain: null }]);
    await expect(call).rejects.toBeInstanceOf(AgoraError);
    await expect(call).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('knows no other work than what is listed', async () => {
    await expect(createInlinePool().hire(doubling)).rejects.toThrow('There is no work named doubling.');
  });
});

describe('textRowsOf', () => {
  it('keeps every text, a byte order mark and the empty one included', () => {
    const texts = ['', '\ufeffa', 'é😀', '\u0000', 'x'.repeat(5000)];
    expect(stringsOf(textRowsOf(texts))).toEqual(texts);
  });
});
