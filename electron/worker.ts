/** A worker of the terminal's pool: the entry of a bundle of its own, started as a thread. */
import { parentPort } from 'node:worker_threads';
import { createAnswerer } from '../analysis/pool/answerer';
import type { PoolRequest } from '../analysis/pool/messages';

const answer = createAnswerer((value, transfer) => parentPort?.postMessage(value, [...transfer]));
parentPort?.on('message', (request: PoolRequest) => answer(request));
