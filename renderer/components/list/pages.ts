/** Rows of a long table that are fetched page by page as they are looked at. */

export interface Page<Row> {
  /** Rows of the whole table. */
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface Pages<Row> {
  /** Null until the first page is there. */
  total(): number | null;
  /** Why the last page that was asked for is not there; null where nothing failed. */
  failure(): unknown;
  /** Undefined: not fetched yet, or not any more. */
  rowAt(index: number): Row | undefined;
  /** Fetches what is missing of rows [first, end). */
  want(first: number, end: number): void;
  /** Calls back after every change. Returns the end of the subscription. */
  subscribe(listener: () => void): () => void;
  /** Another number after every change. */
  version(): number;
}

export const pageRows = 100;
/** Pages kept: enough to scroll back and forth, few enough for memory. */
const pagesKept = 40;

/**
 * One page is fetched at a time, and always one that is looked at when it is asked for: whoever drags through a million
 * rows waits for the place where they stop and not for all that they passed. `first` is the beginning where it is known.
 */
export function createPages<Row>(
  fetch: (offset: number, limit: number) => Promise<Page<Row>>,
  first: Page<Row> | null = null,
): Pages<Row> {
  const pages = new Map<number, readonly Row[]>();
  const listeners = new Set<() => void>();
  let total = first?.total ?? null;
  let failure: unknown = null;
  let wanted = { first: 0, end: 0 };
  let busy = false;
  let version = 0;
  if (first) pages.set(0, first.rows.slice(0, pageRows));

  const changed = (): void => {
    version += 1;
    listeners.forEach((listener) => listener());
  };
  const missingPage = (): number | null => {
    const end = Math.min(wanted.end, total ?? wanted.end);
    for (let page = Math.floor(wanted.first / pageRows); page * pageRows < end; page++)
      if (!pages.has(page)) return page;
    return null;
  };
  const keep = (page: number, rows: readonly Row[]): void => {
    pages.set(page, rows);
    for (const old of pages.keys()) {
      if (pages.size <= pagesKept) return;
      if (old !== page) pages.delete(old);
    }
  };
  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      for (let page = missingPage(); page !== null; page = missingPage()) {
        const fetched = await fetch(page * pageRows, pageRows);
        total = fetched.total;
        failure = null;
        keep(page, fetched.rows);
        changed();
      }
    } catch (error) {
      failure = error;
      changed();
    } finally {
      busy = false;
    }
  };

  return {
    total: () => total,
    failure: () => failure,
    rowAt: (index) => pages.get(Math.floor(index / pageRows))?.[index % pageRows],
    want: (from, end) => {
      wanted = { first: from, end };
      void work();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
