/** Which item is asked about next. */
import type { JobState } from '../state/jobState';
import type { Workload } from '../workload';

export interface Agenda {
  /** Takes the next item that may be asked about now; null: none. */
  take(): number | null;
  /** Gives an item back, to be taken before new ones. */
  giveBack(item: number): void;
  /** True where every item that was begun is settled and none is left to begin. */
  readonly exhausted: boolean;
}

/**
 * Items are begun in order, and only those that are sure to be needed: so the accepted ones are the same however many
 * calls run at once. Items that were begun in an earlier run, and are neither
 * settled nor under way, come first.
 */
export function agenda(state: JobState, workload: Pick<Workload, 'items' | 'wanted' | 'lag'>): Agenda {
  const { items } = state;
  let next = state.begun;
  const again = Array.from({ length: next - items.settled }, (_, index) => items.settled + index).filter(
    (item) => !items.isSettled(item) && state.open.get(item)?.inFlight !== true,
  );
  const isNeeded = (): boolean => next < workload.items && next - items.dropped < workload.wanted;
  const mayBegin = (): boolean => workload.lag === null || items.settled >= next - workload.lag;
  return {
    take: () => again.shift() ?? (isNeeded() && mayBegin() ? next++ : null),
    giveBack(item) {
      again.push(item);
    },
    get exhausted() {
      return !isNeeded() && items.accepted + items.dropped === next;
    },
  };
}
