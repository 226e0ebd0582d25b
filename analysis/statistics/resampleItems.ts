/**
 * Bootstrap over items for many systems at once: in each resample all systems answer the same items, drawn with
 * replacement, so that differences between them are paired (Efron & Tibshirani 1993, ch. 8).
 */
import { countDrawnBits } from './countDrawnBits';
import { itemAt } from './matrix';
import { drawItems, drawState } from './drawItems';

/** What one system scored on each item, in an order that all systems share. */
export type ItemValues = Float64Array;

/**
 * Means of resampled items: one vector of `resamples` means a system. All vectors of `systems` have the same length n.
 * Where every value is 0 or 1, 32 systems are counted at once in the bits of a word; else items are weighted. Both draw
 * the same items from one seed.
 */
export function resampleItems(systems: readonly ItemValues[], resamples: number, seed: number): Float64Array[] {
  const n = systems[0]?.length ?? 0;
  const means = systems.map(() => new Float64Array(resamples));
  if (n === 0) return means;
  const isBinary = systems.map((values) => values.every((value) => value === 0 || value === 1));
  const membersThat = (binary: boolean) => systems.flatMap((_, j) => (isBinary[j] === binary ? [j] : []));
  const words = inGroups(membersThat(true), 32).map((members) => packed(systems, members, means));
  const graded = stacked(systems, membersThat(false), means);
  const state = drawState(seed);
  const drawn = new Int32Array(n);
  for (let resample = 0; resample < resamples; resample++) {
    drawItems(state, drawn, n);
    for (const { bits, digits, targets } of words) {
      countDrawnBits(bits, drawn, digits);
      readCounts(digits, targets, resample, n);
    }
    if (graded.targets.length > 0) weigh(graded, drawn, resample);
  }
  return means;
}

interface Packed {
  /** One word an item: bit k is what member k scored. */
  readonly bits: Int32Array;
  /** Bit-sliced counts. */
  readonly digits: Int32Array;
  readonly targets: readonly Float64Array[];
}

function packed(systems: readonly ItemValues[], members: readonly number[], means: readonly Float64Array[]): Packed {
  const n = itemAt(systems, 0).length;
  const bits = new Int32Array(n);
  members.forEach((j, bit) => {
    itemAt(systems, j).forEach((value, i) => (bits[i] = (bits[i] ?? 0) | (value << bit)));
  });
  const digits = new Int32Array(Math.max(4, Math.ceil(Math.log2(n + 1)) + 1));
  return { bits, digits, targets: members.map((j) => itemAt(means, j)) };
}

function readCounts(digits: Int32Array, targets: readonly Float64Array[], resample: number, n: number): void {
  for (let bit = 0; bit < targets.length; bit++) {
    let total = 0;
    for (let digit = 0; digit < digits.length; digit++) total += (((digits[digit] ?? 0) >>> bit) & 1) << digit;
    itemAt(targets, bit)[resample] = total / n;
  }
}

interface Stacked {
  /** n × members, one row an item. */
  readonly values: Float64Array;
  readonly weights: Int32Array;
  readonly sums: Float64Array;
  readonly targets: readonly Float64Array[];
}

function stacked(systems: readonly ItemValues[], members: readonly number[], means: readonly Float64Array[]): Stacked {
  const n = itemAt(systems, 0).length;
  const values = new Float64Array(n * members.length);
  members.forEach((j, column) => {
    itemAt(systems, j).forEach((value, i) => (values[i * members.length + column] = value));
  });
  const sums = new Float64Array(members.length);
  return { values, weights: new Int32Array(n), sums, targets: members.map((j) => itemAt(means, j)) };
}

/** Multinomial weights times the matrix of values; items that were not drawn cost nothing. */
function weigh({ values, weights, sums, targets }: Stacked, drawn: Int32Array, resample: number): void {
  weights.fill(0);
  sums.fill(0);
  for (const item of drawn) weights[item] = (weights[item] ?? 0) + 1;
  for (let i = 0; i < weights.length; i++)
    if (weights[i] !== 0) addWeighted(sums, values, i * sums.length, weights[i] ?? 0);
  for (let column = 0; column < targets.length; column++)
    itemAt(targets, column)[resample] = (sums[column] ?? 0) / drawn.length;
}

function addWeighted(sums: Float64Array, values: Float64Array, from: number, weight: number): void {
  for (let column = 0; column < sums.length; column++)
    sums[column] = (sums[column] ?? 0) + weight * (values[from + column] ?? 0);
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
