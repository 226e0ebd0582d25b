import type { Measurement } from './benchmark';
import { median } from './median';

/** What stands beside a measured thing, and the ratio of medians that is aimed at. */
export interface Peer {
  readonly peer: string;
  readonly values: readonly number[];
  readonly target: number | null;
}

/** Repeated measurements as one: their median, how far they lie apart, and the ratio of the medians to the peer's. */
export function summary(
  what: string,
  values: readonly number[],
  unit: string,
  beside: Peer | null = null,
): Measurement {
  const value = median(values);
  const against = beside && { peer: beside.peer, ratio: value / median(beside.values), target: beside.target };
  return { what, value, unit, spread: [Math.min(...values), Math.max(...values)], against };
}
