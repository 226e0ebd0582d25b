/**
 * Memory for rows on their way to the database. A message hands it over for good, and new memory for every batch of an
 * import costs as much as filling it; so the database's worker sends it back.
 */

/** Arguments of an insert, as AsyncDuckDB sends them: the connection, the rows, options. */
export type Inserted = readonly [connection: number, rows: Uint8Array<ArrayBuffer>, options: unknown];

const returnAddress = 'return-address';

/** Pieces that wait for the next rows; an import has about as many under way. */
const mostSpare = 6;

export interface RowMemory {
  /** At least so many bytes. */
  take(bytes: number): ArrayBuffer;
}

/** Memory that `database`, made from `databaseWorker.ts`, gives back. */
export function rowMemoryOf(database: Worker): RowMemory {
  const spare: ArrayBuffer[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    spare.push(data);
    if (spare.length > mostSpare) spare.shift();
  };
  database.postMessage(returnAddress, [port2]);
  return {
    take(bytes) {
      const fitting = spare.filter(({ byteLength }) => byteLength >= bytes);
      const smallest = Math.min(...fitting.map(({ byteLength }) => byteLength));
      const index = spare.findIndex(({ byteLength }) => byteLength === smallest);
      const [found] = index < 0 ? [] : spare.splice(index, 1);
      // The next rows are likely to take as much.
      return found ?? new ArrayBuffer(Math.ceil(bytes * 1.125));
    },
  };
}

/** Whether a message names where to send memory back. */
export function isReturnAddress(message: unknown): boolean {
  return message === returnAddress;
}
