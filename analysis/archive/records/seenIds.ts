import type { ProblemList } from '../problemList';
import { shorten } from '../shorten';

/** The ids of one file's records, each with the line on which it came first. */
export interface SeenIds {
  /** The line on which the id came before; null where it is new, or no number and no text. */
  seenBefore(id: unknown, line: number): number | null;
}

/** Ids below this are counted in a plain array of four bytes each: the caches of generators count up from zero. */
const dense = 1 << 24;

/** No ids yet. */
export function createSeenIds(): SeenIds {
  let counted = new Uint32Array(0);
  const others = new Map<string | number, number>();
  return {
    seenBefore(id, line) {
      if (typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < dense) {
        if (id >= counted.length) counted = grown(counted, id + 1);
        const before = counted[id] ?? 0;
        if (before === 0) counted[id] = line;
        return before === 0 ? null : before;
      }
      if (typeof id !== 'number' && typeof id !== 'string') return null;
      const before = others.get(id);
      if (before === undefined) others.set(id, line);
      return before ?? null;
    },
  };
}

function grown(lines: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(length, 2 * lines.length, 1024));
  larger.set(lines);
  return larger;
}

/** Says where an id came before; the record itself is kept: which of the two is meant, nobody but the user knows. */
export function reportDuplicate(seen: SeenIds, field: string, id: unknown, line: number, problems: ProblemList): void {
  const before = seen.seenBefore(id, line);
  if (before === null) return;
  const message = `The ${field} ${shorten(id)} stands on line ${before} already; both records are kept. Remove one if it was generated twice.`;
  problems.add(line, 'duplicate-id', message);
}
