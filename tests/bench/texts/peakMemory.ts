/** The most memory that this process, its threads among them, has while something runs; in gigabytes. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 50;

export interface Measured<T> {
  readonly result: T;
  readonly gigabytes: number;
  readonly seconds: number;
  /** Of all threads together: what other programs do beside it does not make it longer. */
  readonly processorSeconds: number;
}

export async function withPeakMemory<T>(work: () => Promise<T>): Promise<Measured<T>> {
  // What was made before is not part of it.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), everyMs);
  const used = process.cpuUsage();
  const start = performance.now();
  try {
    const result = await work();
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(used);
    const gigabytes = Math.max(most, process.memoryUsage.rss()) / 1e9;
    return { result, gigabytes, seconds, processorSeconds: (user + system) / 1e6 };
  } finally {
    clearInterval(timer);
  }
}
