/** The pool on Node's worker threads. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerPool } from '../../analysis/ports';
import { createInlinePool } from '../../analysis/pool/inlinePool';
import type { PoolAnswer } from '../../analysis/pool/messages';
import { createPool } from '../../analysis/pool/pool';

/** A thread for each processor. Run from its sources, as tests do, the terminal has no bundle to start: it works itself. */
export function workerPool(script = fileURLToPath(new URL('./worker.cjs', import.meta.url))): WorkerPool {
  if (!existsSync(script)) return createInlinePool();
  return createPool(availableParallelism(), (receive, died) => {
    const worker = new Worker(script);
    let unanswered = 0;
    worker.on('message', (answer: PoolAnswer) => {
      // A worker that nobody waits for does not keep the program from ending.
      if (--unanswered === 0) worker.unref();
      receive(answer);
    });
    worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => died(`it ended with code ${String(code)}`));
    return {
      post(request, transfer) {
        if (unanswered++ === 0) worker.ref();
        worker.postMessage(request, [...transfer]);
      },
      end: () => void worker.terminate(),
    };
  });
}
