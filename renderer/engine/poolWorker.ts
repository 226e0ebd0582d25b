/** One of the engine's workers for what takes the processor long. */
import { createAnswerer } from '../../analysis/work/answerer';
import type { PoolRequest } from '../../analysis/work/messages';

const answer = createAnswerer((value, transfer) => self.postMessage(value, { transfer: [...transfer] }));
self.onmessage = (event: MessageEvent<PoolRequest>) => answer(event.data);
