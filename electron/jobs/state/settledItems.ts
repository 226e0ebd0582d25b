/** What became of each item, in a few numbers an item. */
import type { Place } from '../journal/place';

/** Both lines of an accepted answer, and what it took. */
export interface AcceptedItem {
  readonly intent: Place;
  readonly answer: Place;
  readonly tries: number;
  readonly sendings: number;
}

export interface SettledItems {
  accept(item: number, what: AcceptedItem): void;
  drop(item: number): void;
  readonly accepted: number;
  readonly dropped: number;
  /** Every item before this one is settled. */
  readonly settled: number;
  isSettled(item: number): boolean;
  /** Null where the item was dropped or is not settled. */
  at(item: number): AcceptedItem | null;
  /** Accepted items before this one; right where every item before it is settled. */
  acceptedBefore(item: number): number;
  /** The accepted item of this rank, from 0, among those before `settled`. */
  byRank(rank: number): number;
}

const width = 6;

export function settledItems(): SettledItems {
  /** Six numbers an item: the two places, tries, sendings; no tries: not accepted. */
  let numbers = new Float64Array(1024 * width);
  /** 1 accepted, 2 dropped. */
  let fates = new Uint8Array(1024);
  let ranks = new Uint32Array(1024);
  let [accepted, dropped, settled, ranked] = [0, 0, 0, 0];

  function settle(item: number, fate: number): void {
    if (item >= fates.length) {
      const length = Math.max(item + 1, 2 * fates.length);
      fates = copied(fates, new Uint8Array(length));
      numbers = copied(numbers, new Float64Array(length * width));
      ranks = copied(ranks, new Uint32Array(length));
    }
    fates[item] = fate;
    for (; (fates[settled] ?? 0) > 0; settled++) if (fates[settled] === 1) ranks[ranked++] = settled;
  }

  return {
    get accepted() {
      return accepted;
    },
    get dropped() {
      return dropped;
    },
    get settled() {
      return settled;
    },
    accept(item, { intent, answer, tries, sendings }) {
      accepted++;
      settle(item, 1);
      numbers.set([intent.offset, intent.bytes, answer.offset, answer.bytes, tries, sendings], item * width);
    },
    drop(item) {
      dropped++;
      settle(item, 2);
    },
    isSettled: (item) => (fates[item] ?? 0) > 0,
    at(item) {
      if (fates[item] !== 1) return null;
      const [a = 0, b = 0, c = 0, d = 0, tries = 0, sendings = 0] = numbers.subarray(item * width, (item + 1) * width);
      return { intent: { offset: a, bytes: b }, answer: { offset: c, bytes: d }, tries, sendings };
    },
    acceptedBefore(item) {
      let [low, high] = [0, ranked];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ranks[middle] ?? 0) < item) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    byRank: (rank) => ranks[rank] ?? 0,
  };
}

function copied<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
