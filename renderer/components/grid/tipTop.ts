/** Between a tip, its cell and the edge of the window, CSS pixels. */
const gap = 4;

/**
 * Where a tip of `height` pixels starts: under its cell, above it where there is no room below, and where there is room
 * on neither side as near to the cell as the window lets it be read whole.
 */
export function tipTop(
  cell: { readonly top: number; readonly bottom: number },
  height: number,
  windowHeight: number,
): number {
  const below = cell.bottom + gap;
  if (below + height + gap <= windowHeight) return below;
  const above = cell.top - gap - height;
  return above >= gap ? above : Math.max(gap, windowHeight - height - gap);
}
