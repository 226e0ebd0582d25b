import { setTimeout } from 'node:timers/promises';

/** Throws the signal's reason once it is aborted. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
