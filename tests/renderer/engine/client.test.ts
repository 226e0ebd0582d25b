import { memoryDerived } from '../../fixtures/memoryDerived';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { engineClient, type EngineWorker } from '../../../renderer/engine/client';
import type { PageMessage, WorkerMessage } from '../../../renderer/engine/messages';
import type { Progress } from '../../../analysis/task';

/** A worker that keeps what it is sent and says what the test wants. */
function worker() {
  const received: PageMessage[] = [];
  const own: EngineWorker & { ended: boolean } = {
    onmessage: null,
    onerror: null,
    ended: false,
    postMessage: (message: PageMessage) => void received.push(message),
    terminate: () => {
      own.ended = true;
    },
  };
  const target = own as unknown as Worker;
  return {
    own,
    received,
    say: (message: WorkerMessage) => void own.onmessage?.call(target, { data: message } as MessageEvent),
    die: (message: string) => void own.onerror?.call(target, { message } as ErrorEvent),
  };
}

function client() {
  const workers: ReturnType<typeof worker>[] = [];
  const derived = memoryDerived();
  const engine = engineClient(() => {
    const started = worker();
    workers.push(started);
    return started.own;
  }, derived);
  const current = () => workers.at(-1) ?? expect.fail('no worker was started');
  return { engine, derived, workers, current };
}

const failure = { code: 'not-found', message: 'It is gone.', context: { path: 'a.json' }, problems: [] } as const;

describe('the page’s side of the engine', () => {
  afterEach(() => void vi.useRealTimers());

  it('keeps what the worker derives, and gives it back', async () => {
    const { engine, derived, current } = client();
    void engine.call('pgr', ['a']);
    const key = { input: '0123456789abcdef', name: 'response_words@1' };
    current().say({ kind: 'derived-write', id: 1, key, bytes: Uint8Array.of(7) });
    current().say({ kind: 'derived-read', id: 2, key });
    current().say({ kind: 'derived-read', id: 3, key: { ...key, name: 'response_words@2' } });
    await expect
      .poll(() => current().received.slice(1))
      .toEqual([
        { kind: 'derived', id: 1, bytes: null, failed: null },
        { kind: 'derived', id: 2, bytes: Uint8Array.of(7), failed: null },
        { kind: 'derived', id: 3, bytes: null, failed: null },
      ]);
    expect(derived.kept.size).toBe(1);
  });

  it('starts no worker before the first call', () => {
    expect(client().workers).toHaveLength(0);
  });

  it('gives each answer to the call that asked, whatever their order', async () => {
    const { engine, current } = client();
    const first = engine.call('sql', ['a', 'SELECT 1']);
    const second = engine.call('sql', ['a', 'SELECT 2']);
    const [one, two] = current().received;
    current().say({ kind: 'result', id: two?.id ?? -1, value: 'second' });
    current().say({ kind: 'result', id: one?.id ?? -1, value: 'first' });
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  it('rejects with the code, the message and the place of a failure', async () => {
    const { engine, current } = client();
    const call = engine.call('pgr', ['a']);
    current().say({ kind: 'failure', id: 1, failure });
    await expect(call).rejects.toMatchObject({
      code: 'not-found',
      message: 'It is gone.',
      context: { path: 'a.json' },
    });
  });

  it('passes progress on, and a cancel down, while a call runs and not after', async () => {
    const { engine, current } = client();
    const controller = new AbortController();
    const seen: Progress[] = [];
    const task = { signal: controller.signal, progress: (progress: Progress) => void seen.push(progress) };
    const call = engine.call('pgr', ['a'], task);
    const progress = { label: 'rows', done: 1, total: 2, unit: 'rows' } as const;
    current().say({ kind: 'progress', id: 1, progress });
    controller.abort();
    expect(current().received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    current().say({ kind: 'failure', id: 1, failure: { ...failure, code: 'cancelled' } });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    current().say({ kind: 'progress', id: 1, progress });
    expect(seen).toEqual([progress]);
  });

  it('tells of a cancel at once, before the worker has cleared away', async () => {
    const { engine } = client();
    const controller = new AbortController();
    const call = engine.call('pgr', ['a'], { signal: controller.signal, progress: () => undefined });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('starts a worker anew that never ends a cancelled call, and leaves one that does', async () => {
    vi.useFakeTimers();
    const { engine, workers, current } = client();
    const cancelled = (id: number, answers: boolean) => {
      const controller = new AbortController();
      const call = engine.call('pgr', ['a'], { signal: controller.signal, progress: () => undefined });
      controller.abort();
      if (answers) current().say({ kind: 'failure', id, failure: { ...failure, code: 'cancelled' } });
      vi.advanceTimersByTime(60_000);
      return expect(call).rejects.toMatchObject({ code: 'cancelled' });
    };
    await cancelled(1, true);
    expect(workers[0]?.own.ended).toBe(false);
    await cancelled(2, false);
    expect(workers[0]?.own.ended).toBe(true);
  });

  it('fails every open call when the worker dies, and starts another for the next', async () => {
    const { engine, workers, current } = client();
    const calls = Promise.allSettled([engine.call('pgr', ['a']), engine.call('analyse', ['a'])]);
    current().die('out of memory');
    expect((await calls).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(workers[0]?.own.ended).toBe(true);
    void engine.call('pgr', ['a']);
    expect(workers).toHaveLength(2);
    expect(current().received).toHaveLength(1);
  });

  it('tells where the database lives until it is no longer asked', () => {
    const { engine, current } = client();
    const told: string[] = [];
    const end = engine.onStorage(({ kind }) => told.push(kind));
    void engine.call('pgr', ['a']);
    current().say({ kind: 'storage', storage: { kind: 'memory', reason: 'locked' } });
    end();
    current().say({ kind: 'storage', storage: { kind: 'disk' } });
    expect(told).toEqual(['memory']);
  });
});
