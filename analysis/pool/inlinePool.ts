/** A pool without workers: the same work on the caller's thread, for tests and where no worker can be started. */
import type { WorkerPool } from '../ports';
import { createAnswerer } from './answerer';
import { createPool } from './pool';

/** As other pools do it, what is handed over is gone for its giver; only cancelling waits for the end of a call. */
export function createInlinePool(size = 1): WorkerPool {
  return createPool(size, (receive) => {
    const answer = createAnswerer((value, transfer) => receive(structuredClone(value, { transfer: [...transfer] })));
    return {
      post: (request, transfer) => answer(structuredClone(request, { transfer: [...transfer] })),
      end: () => undefined,
    };
  });
}
