/** Whether one real path lies within another. */
import { sep } from 'node:path';

/**
 * True where `path` is `root` itself or lies under it. Both must be absolute and free of links; the separator is part of
 * the comparison, so that `/data/runs-old` is not taken for a part of `/data/runs`.
 */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
