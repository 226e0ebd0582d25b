/** The range of an axis: all values with a margin of `share` of their span on both sides; a single value gets ±1. */
export function paddedRange(values: readonly number[], share = 0.06): readonly [number, number] {
  const lo = Math.min(...values);
  const hi = Math.max(...values);
  if (values.length === 0) return [0, 1];
  const margin = hi > lo ? (hi - lo) * share : 1;
  return [lo - margin, hi + margin];
}

/** Largest absolute value, at least `floor`, so that a scale of all zeros still exists. */
export function largestAbsolute(values: readonly number[], floor = 1e-9): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), floor);
}
