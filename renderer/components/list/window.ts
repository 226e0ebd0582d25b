/** Which rows of a long list are drawn. */

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Rows drawn above and below what is seen. */
const spare = 8;

/** Rows of `rowHeight` pixels that a view of `height` pixels scrolled to `top` needs, out of `count`. */
export function rowWindow(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - spare, count));
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare);
  return { first, end: Math.max(first, end) };
}

/** The scroll position nearest to `top` at which row `index` is wholly in view. */
export function scrolledTo(index: number, top: number, height: number, rowHeight: number): number {
  const start = index * rowHeight;
  if (start < top) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
