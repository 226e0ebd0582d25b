/** How fast this machine reads memory with so many threads, each its own part of it, by SIMD loads in WebAssembly. */
import { Worker } from 'node:worker_threads';
import readingBytes from './assembly/reading.ts?assembly';

/** What a thread does: room is made once, and read whenever it is asked for. */
const script = `
  const { parentPort, workerData: { module, bytes } } = require('node:worker_threads');
  const kernel = new WebAssembly.Instance(module).exports;
  const start = Math.ceil(kernel.firstFree() / 128) * 128;
  kernel.memory.grow(Math.ceil((start + bytes) / 65536));
  new Uint8Array(kernel.memory.buffer, start, bytes).fill(1);
  parentPort.on('message', () => {
    kernel.read(start, bytes);
    parentPort.postMessage(null);
  });
  parentPort.postMessage(null);
`;

export interface ReadingThreads {
  /** Reads all parts once. */
  read(): Promise<void>;
  end(): Promise<void>;
}

/** Threads that together have so many bytes; when they are given back, all is written once. */
export async function readingThreads(count: number, bytes: number): Promise<ReadingThreads> {
  const module = new WebAssembly.Module(readingBytes as BufferSource);
  const part = Math.floor(bytes / count / 128) * 128;
  const threads = Array.from(
    { length: count },
    () => new Worker(script, { eval: true, workerData: { module, bytes: part } }),
  );
  const answered = () =>
    Promise.all(threads.map((thread) => new Promise<void>((resolve) => thread.once('message', () => resolve()))));
  await answered();
  return {
    async read() {
      const all = answered();
      for (const thread of threads) thread.postMessage(null);
      await all;
    },
    async end() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
