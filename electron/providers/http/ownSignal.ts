import { setMaxListeners } from 'node:events';

/**
 * Does it with a signal of its own, aborted with the given one. A job has one signal for all of its calls: whatever
 * listens to a call's own signal goes with the call.
 */
export async function withOwnSignal<T>(signal: AbortSignal, call: (own: AbortSignal) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  setMaxListeners(0, signal);
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await call(controller.signal);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
