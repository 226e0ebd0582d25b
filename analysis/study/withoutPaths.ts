/** JSON values without some of their parts. */

/** A copy of `value` without what stands at `paths`; list entries after a removed one move up. */
export function withoutPaths(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const below = (key: PropertyKey) => paths.filter(([first]) => first === key).map((path) => path.slice(1));
  const isRemoved = (key: PropertyKey) => below(key).some((rest) => rest.length === 0);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => (isRemoved(index) ? [] : [withoutPaths(item, below(index))]));
  }
  const kept = Object.entries(value).filter(([key]) => !isRemoved(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutPaths(item, below(key))]));
}
