/**
 * DuckDB's own worker, which besides gives back the memory of the rows that it has inserted. The worker's name is the
 * address of DuckDB's script.
 */
import { isReturnAddress, type Inserted } from './rowMemory';

/** What AsyncDuckDB sends; of its other messages nothing is needed here. */
interface DuckDbMessage {
  readonly type: string;
  readonly data: unknown;
}

declare function importScripts(address: string): void;

importScripts(self.name);
const work = globalThis.onmessage as unknown as (event: MessageEvent<DuckDbMessage>) => Promise<void>;
let address: MessagePort | null = null;

globalThis.onmessage = async (event: MessageEvent<unknown>) => {
  if (isReturnAddress(event.data)) {
    address = event.ports[0] ?? null;
    return;
  }
  const { type, data } = event.data as DuckDbMessage;
  await work(event as MessageEvent<DuckDbMessage>);
  if (type !== 'INSERT_ARROW_FROM_IPC_STREAM') return;
  const [, { buffer }] = data as Inserted;
  address?.postMessage(buffer, [buffer]);
};
