/** One of the engine's workers for what takes the processor long. */
import { createAnswerer } from '../../analysis/pool/answerer';
import type { PoolRequest } from '../../analysis/pool/messages';

const answer = createAnswerer((value, transfer) => self.postMessage(value, { transfer: [...transfer] }));
self.onmessage = (event: MessageEvent<PoolRequest>) => answer(event.data);
