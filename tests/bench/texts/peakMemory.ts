/** The most memory that this process, its threads among them, has while something runs; in gigabytes. */

const everyMs = 50;

export async function withPeakMemory<T>(
  work: () => Promise<T>,
): Promise<{ result: T; gigabytes: number; seconds: number }> {
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
