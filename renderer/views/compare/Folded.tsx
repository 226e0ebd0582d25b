import { useState, type ReactNode } from 'react';

/** A list that is longer is folded to this many. */
const shownAtFirst = 20;

interface FoldedProps<T> {
  readonly items: readonly T[];
  /** What the items are, drawn with a way to all of them where some are folded; null where none is. */
  readonly children: (shown: readonly T[], unfold: (() => void) | null) => ReactNode;
}

/** The first of a long list, until all are asked for. */
export function Folded<T>({ items, children }: FoldedProps<T>) {
  const [all, setAll] = useState(false);
  const isFolded = !all && items.length > shownAtFirst;
  return children(isFolded ? items.slice(0, shownAtFirst) : items, isFolded ? () => setAll(true) : null);
}
