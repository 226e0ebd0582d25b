/** The pool on Web Workers below the engine's. */
import type { WorkerPool } from '../../analysis/ports';
import type { PoolAnswer } from '../../analysis/pool/messages';
import { createPool } from '../../analysis/pool/pool';

/** A worker for each processor: the engine itself waits while they work. */
export function browserPool(): WorkerPool {
  return createPool(Math.max(1, navigator.hardwareConcurrency), (receive, died) => {
    const worker = new Worker(new URL('./poolWorker.ts', import.meta.url), { type: 'module', name: 'pool' });
    worker.onmessage = (event: MessageEvent<PoolAnswer>) => receive(event.data);
    worker.onerror = (event) => died(event.message);
    return {
      post: (request, transfer) => worker.postMessage(request, [...transfer]),
      end: () => worker.terminate(),
    };
  });
}
