import { AgoraError } from '../errors';
import { throwIfCancelled } from '../task';

/** One at a time of those with the same name: who comes meanwhile waits for its end, and everybody else goes on. */
export type Turns = <T>(name: string, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Who is cancelled while it waits is told at once, and its work never begins. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (name, work, signal) => {
    let isBegun = false;
    const result = (last.get(name) ?? Promise.resolve()).then(() => {
      throwIfCancelled(signal);
      isBegun = true;
      return work();
    });
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    last.set(name, settled);
    void settled.then(() => {
      if (last.get(name) === settled) last.delete(name);
    });
    if (!signal) return result;
    return new Promise((resolve, reject) => {
      const give = (): void => {
        if (!isBegun) reject(new AgoraError('cancelled', 'The task was cancelled.'));
      };
      signal.addEventListener('abort', give, { once: true });
      void settled.then(() => signal.removeEventListener('abort', give));
      result.then(resolve, reject);
    });
  };
}
