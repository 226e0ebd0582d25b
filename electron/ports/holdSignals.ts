/** Ctrl-C while something must still be tidied up. */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` to its end though a signal asks the process to end, and passes the signal on afterwards. Programs that
 * `work` has started get a terminal's Ctrl-C by themselves.
 */
export async function holdSignals<T>(work: () => Promise<T>): Promise<T> {
  const held: NodeJS.Signals[] = [];
  const hold = (signal: NodeJS.Signals) => void held.push(signal);
  for (const signal of ending) process.on(signal, hold);
  try {
    return await work();
  } finally {
    for (const signal of ending) process.off(signal, hold);
    const [first] = held;
    if (first !== undefined) process.kill(process.pid, first);
  }
}
