/** The page's side of the engine: typed calls with progress and cancel. The worker starts with the first call. */
import type { DerivedStore } from '../../analysis/ports';
import type { Task } from '../../analysis/task';
import { unattended } from '../../analysis/task';
import { EngineFailure } from './failure';
import { answerDerived } from './answerDerived';
import type { EngineCall, EngineCalls, EngineMethod, PageMessage, Storage, WorkerMessage } from './messages';

/** What the client needs of a worker; tests bring their own. */
export type EngineWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

export interface EngineClient {
  /**
   * Rejects with an `EngineFailure`: `cancelled` as soon as the task's signal is aborted, while the worker clears away
   * what it has begun.
   */
  call<M extends EngineMethod>(
    method: M,
    args: Parameters<EngineCalls[M]>,
    task?: Task,
  ): Promise<ReturnType<EngineCalls[M]>>;
  /** Tells where the database lives, each time one is opened. Returns the end of the subscription. */
  onStorage(listener: (storage: Storage) => void): () => void;
}

/** A worker that does not end a cancelled call within this time hangs, and is started anew. */
const endsWithinMs = 15_000;

interface Pending {
  readonly task: Task;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * `startWorker` is called once, by the first call, and again after the worker has died. `derived` is where the engine's
 * results are kept.
 */
export function engineClient(startWorker: () => EngineWorker, derived: DerivedStore): EngineClient {
  const pending = new Map<number, Pending>();
  /** Cancelled calls that the worker has not ended yet. */
  const stopping = new Map<number, ReturnType<typeof setTimeout>>();
  const storageListeners = new Set<(storage: Storage) => void>();
  let worker: EngineWorker | null = null;
  let nextId = 1;

  const settle = (id: number): Pending | undefined => {
    clearTimeout(stopping.get(id));
    stopping.delete(id);
    const call = pending.get(id);
    pending.delete(id);
    return call;
  };
  const receive = (message: WorkerMessage): void => {
    switch (message.kind) {
      case 'result':
        return settle(message.id)?.resolve(message.value);
      case 'failure':
        return settle(message.id)?.reject(new EngineFailure(message.failure));
      case 'progress':
        return pending.get(message.id)?.task.progress(message.progress);
      case 'storage':
        return storageListeners.forEach((listener) => listener(message.storage));
      case 'derived-read':
      case 'derived-write': {
        // An answer to a worker that has ended meanwhile goes nowhere.
        const asking = worker;
        return void answerDerived(derived, message).then((answer) => asking?.postMessage(answer));
      }
    }
  };
  const workerDied = (reason: string): void => {
    worker?.terminate();
    worker = null;
    stopping.forEach((timer) => clearTimeout(timer));
    stopping.clear();
    const message = `The engine stopped${reason ? `: ${reason}` : ''}. Open the archive again to restart it.`;
    for (const id of [...pending.keys()])
      settle(id)?.reject(new EngineFailure({ code: 'internal', message, context: {}, problems: [] }));
  };
  const started = (): EngineWorker => {
    if (worker) return worker;
    worker = startWorker();
    worker.onmessage = (event: MessageEvent<WorkerMessage>) => receive(event.data);
    worker.onerror = (event) => workerDied(event.message);
    return worker;
  };

  return {
    call: <M extends EngineMethod>(method: M, args: Parameters<EngineCalls[M]>, task: Task = unattended) =>
      new Promise<ReturnType<EngineCalls[M]>>((resolve, reject) => {
        const id = nextId++;
        const post = (message: PageMessage): void => started().postMessage(message);
        // One cast where the protocol is untyped: the worker answers a method with that method's result.
        pending.set(id, { task, resolve: (value) => resolve(value as ReturnType<EngineCalls[M]>), reject });
        post({ kind: 'call', id, call: { method, args } as EngineCall });
        const cancel = (): void => {
          const call = settle(id);
          if (!call) return;
          post({ kind: 'cancel', id });
          stopping.set(
            id,
            setTimeout(() => workerDied('a cancelled call did not end'), endsWithinMs),
          );
          call.reject(new EngineFailure({ code: 'cancelled', message: 'Cancelled.', context: {}, problems: [] }));
        };
        if (task.signal.aborted) cancel();
        else task.signal.addEventListener('abort', cancel, { once: true });
      }),
    onStorage: (listener) => {
      storageListeners.add(listener);
      return () => storageListeners.delete(listener);
    },
  };
}

/** The window's one engine. */
export const engine: EngineClient = engineClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  { read: (key) => window.agora.readDerived(key), write: (key, bytes) => window.agora.writeDerived(key, bytes) },
);
