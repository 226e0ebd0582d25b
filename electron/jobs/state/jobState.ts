/** The state of a job, folded from its journal. */
import type { CallId, Intent, JournalEntry } from '../journal/entries';
import type { Place } from '../journal/place';
import type { Prepared } from '../workload';
import { settledItems, type SettledItems } from './settledItems';
import { count, emptyTotals, type Totals } from './totals';

/** An item that was asked about and is not settled. */
export interface OpenItem {
  readonly item: number;
  /** The try that is on, from 1. */
  attempt: number;
  /** Sendings of this try so far. */
  sending: number;
  /** Failures of this try that count towards its end. */
  failures: number;
  /** Sendings over all tries. */
  sendings: number;
  inFlight: boolean;
  /** The most that the sending in flight can cost, in dollars. */
  reservedUsd: number;
  /** Where the first intent of this try stands. */
  intent: Place | null;
  /** What that intent holds; null where it was not sent yet. */
  prepared: Prepared | null;
}

export interface OpenBatch {
  readonly token: string;
  readonly keys: readonly string[];
  /** Null until the provider took it. */
  id: string | null;
}

export interface JobState {
  readonly totals: Totals;
  readonly items: SettledItems;
  /** The next item to begin. */
  readonly begun: number;
  readonly open: ReadonlyMap<number, OpenItem>;
  /** The most that all sendings in flight can cost, in dollars. */
  readonly reservedUsd: number;
  readonly batches: ReadonlyMap<string, OpenBatch>;
  /** The last end, where nothing began after it. */
  readonly ended: Extract<JournalEntry, { readonly is: 'ended' }> | null;
  /** Entries in the order of the journal. An intent may be applied before its place is known. */
  apply(entry: JournalEntry, place: Place | null): void;
  /** Where a first intent came to stand. */
  placed(call: CallId, place: Place): void;
}

export function jobState(): JobState {
  const totals = emptyTotals();
  const items = settledItems();
  const open = new Map<number, OpenItem>();
  const batches = new Map<string, OpenBatch>();
  let begun = 0;
  let reservedUsd = 0;
  let ended: JobState['ended'] = null;

  function send({ item, attempt, sending, atMostUsd, prepared }: Intent, place: Place | null): void {
    const known = open.get(item) ?? begin(item);
    if (known.attempt !== attempt) Object.assign(known, { attempt, failures: 0, intent: null, prepared: null });
    known.sending = sending;
    known.sendings++;
    known.inFlight = true;
    known.reservedUsd = atMostUsd ?? 0;
    reservedUsd += known.reservedUsd;
    if (prepared) {
      known.prepared = prepared;
      known.intent = place;
    }
  }

  function begin(item: number): OpenItem {
    const fresh = {
      item,
      attempt: 1,
      sending: 0,
      failures: 0,
      sendings: 0,
      inFlight: false,
      reservedUsd: 0,
      intent: null,
      prepared: null,
    };
    open.set(item, fresh);
    begun = Math.max(begun, item + 1);
    return fresh;
  }

  function land(item: number): OpenItem | null {
    const known = open.get(item) ?? null;
    if (known?.inFlight) {
      known.inFlight = false;
      reservedUsd -= known.reservedUsd;
      known.reservedUsd = 0;
    }
    return known;
  }

  return {
    totals,
    items,
    open,
    batches,
    get begun() {
      return begun;
    },
    get reservedUsd() {
      return reservedUsd;
    },
    get ended() {
      return ended;
    },
    apply(entry, place) {
      count(totals, entry);
      switch (entry.is) {
        case 'intent':
          send(entry, place);
          return;
        case 'answer': {
          const known = land(entry.item);
          if (!known) return;
          if (!entry.verdict.accepted) {
            Object.assign(known, { attempt: entry.attempt + 1, sending: 0, failures: 0, intent: null, prepared: null });
          } else if (known.intent && place) {
            const { intent, sendings } = known;
            open.delete(entry.item);
            items.accept(entry.item, { intent, answer: place, tries: entry.attempt, sendings });
          }
          return;
        }
        case 'failed': {
          const known = land(entry.item);
          if (known && entry.kind !== 'rate-limited') known.failures++;
          return;
        }
        case 'lost':
          land(entry.item);
          return;
        case 'dropped':
          open.delete(entry.item);
          items.drop(entry.item);
          return;
        case 'batch-intent':
          batches.set(entry.token, { token: entry.token, keys: entry.keys, id: null });
          return;
        case 'batch-submitted': {
          const batch = batches.get(entry.token);
          if (batch) batch.id = entry.id;
          return;
        }
        case 'batch-settled':
          batches.delete(entry.token);
          return;
        case 'began':
          ended = null;
          return;
        case 'ended':
          ended = entry;
      }
    },
    placed({ item, attempt }, place) {
      const known = open.get(item);
      if (known?.attempt === attempt) known.intent = place;
    },
  };
}
