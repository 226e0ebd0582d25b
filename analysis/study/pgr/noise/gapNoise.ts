/** How far the gap between the anchors could be off. */
import type { GapNoise, Side } from '../sides';
import { isSameItems } from './itemPools';
import type { ItemScores } from './itemScores';

/** From shared items where both have them, else from two standard errors; null where one is unknown. */
export function gapNoiseOf(base: Side | null, reference: Side | null, items: ItemScores): GapNoise | null {
  if (!base || !reference) return null;
  const [first] = base.evaluations.map((each) => items.get(each));
  const [second] = reference.evaluations.map((each) => items.get(each));
  if (first && second && first.items.length > 1 && isSameItems(first, second)) {
    const n = first.items.length;
    const differences = first.values.map((value, i) => (second.values[i] ?? NaN) - value);
    const middle = differences.reduce((sum, value) => sum + value, 0) / n;
    const squares = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return { stderr: Math.sqrt(squares / (n * (n - 1))), items: n };
  }
  if (base.stderr === null || reference.stderr === null) return null;
  return { stderr: Math.hypot(base.stderr, reference.stderr), items: null };
}

/** Of the mean gap over benchmarks, their errors independent. */
export function meanGapNoise(noises: readonly (GapNoise | null)[]): GapNoise | null {
  const known = noises.filter((noise) => noise !== null);
  if (known.length === 0 || known.length < noises.length) return null;
  const stderr = Math.hypot(...known.map((noise) => noise.stderr)) / known.length;
  const isPaired = known.every((noise) => noise.items !== null);
  return { stderr, items: isPaired ? known.reduce((sum, noise) => sum + (noise.items ?? 0), 0) : null };
}
