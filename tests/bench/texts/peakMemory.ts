/** The most memory that this process, its threads among them, has while something runs; in gigabytes. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 50;

export async function withPeakMemory<T>(
  work: () => Promise<T>,
): Promise<{ result: T; gigabytes: number; seconds: number }> {
  // What was made before is not part of it.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), everyMs);
  const start = performance.now();
  try {
    const result = await work();
    return {
      result,
      gigabytes: Math.max(most, process.memoryUsage.rss()) / 1e9,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    clearInterval(timer);
  }
}
