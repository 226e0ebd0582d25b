/** Batches spread over hired workers. */
import type { Hired } from '../ports';
import { throwIfCancelled } from '../task';
import type { Hands } from './work';

/** So many batches a worker has at once: it need not wait for the next. */
const inFlight = 2;

/**
 * Sends each of `batches` to the worker that has least to do, and waits while all are busy. Rejects with the first
 * failure; resolves once every batch is done.
 */
export async function spread<H extends Hands, B>(
  workers: readonly Hired<H>[],
  batches: AsyncIterable<B>,
  send: (worker: Hired<H>, batch: B) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const seats = workers.map((worker) => ({ worker, busy: 0 }));
  const running = new Set<Promise<void>>();
  for await (const batch of batches) {
    throwIfCancelled(signal);
    let seat = idlest(seats);
    while (seat && seat.busy >= inFlight) {
      await Promise.race(running);
      seat = idlest(seats);
    }
    if (!seat) return;
    const taken = seat;
    taken.busy++;
    const sent = send(taken.worker, batch).then(() => {
      taken.busy--;
      running.delete(sent);
    });
    // The failure is thrown below; without this it would count as unhandled until then.
    sent.catch(() => undefined);
    running.add(sent);
  }
  await Promise.all(running);
}

function idlest<S extends { readonly busy: number }>(seats: readonly S[]): S | undefined {
  return seats.reduce<S | undefined>((best, seat) => (best && best.busy <= seat.busy ? best : seat), undefined);
}

/** As many workers as the pool has; those that are hired are released where hiring one fails. */
export async function hireAll<H extends Hands>(hire: () => Promise<Hired<H>>, count: number): Promise<Hired<H>[]> {
  const hired: Hired<H>[] = [];
  try {
    while (hired.length < count) hired.push(await hire());
  } catch (error) {
    hired.forEach((worker) => worker.release());
    throw error;
  }
  return hired;
}
