/** Ctrl-C for work that can be cancelled. */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` with a signal that is aborted when the process is asked to end; once the work has ended, the request is
 * passed on. A second request ends the process at once.
 */
export async function stopOnSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const asked: NodeJS.Signals[] = [];
  const stop = (signal: NodeJS.Signals): void => {
    asked.push(signal);
    release();
    controller.abort();
  };
  const release = (): void => ending.forEach((signal) => process.off(signal, stop));
  for (const signal of ending) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    release();
    const [first] = asked;
    if (first !== undefined) process.kill(process.pid, first);
  }
}
