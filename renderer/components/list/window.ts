/**
 * Which rows of a long list are drawn, and where. A browser draws no element higher than some 33 million pixels, and
 * loses whole pixels far below that: a list that would be higher is scrolled on a shorter scale.
 */

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Rows drawn above and below what is seen. */
const spare = 8;

/** Positions up to here stay exact in the single-precision numbers that a page is drawn with. */
export const highest = 8_000_000;

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

/** How a list of `full` pixels is scrolled in a view of `height` pixels. */
export interface ScrollScale {
  /** Height of the element that is scrolled, pixels. */
  readonly extent: number;
  /** The place in the list, pixels from its top, that is seen at a scroll position. */
  toList(scrolled: number): number;
  /** The scroll position at which a place in the list is seen. */
  toScroll(top: number): number;
}

/** One to one up to `highest` pixels; beyond that in proportion, so that both ends are reached. */
export function scrollScale(full: number, height: number): ScrollScale {
  const extent = Math.min(full, highest);
  const scale = extent === full ? 1 : (full - height) / (extent - height);
  return { extent, toList: (scrolled) => scrolled * scale, toScroll: (top) => top / scale };
}
