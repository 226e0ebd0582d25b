/** How far two raters of the same items agree, each number with a bootstrap interval over the items. */
import { ascending, percentileInterval } from './bootstrapIntervals';
import { countedPairs, countedPearson, sharedRanks, sideCounts, type CountedPairs } from './countedPairs';
import { drawItems, drawState } from './drawItems';
import { cohenKappa } from './kappa';

/** Bounds are null where resamples have no value too often. */
export interface AgreementValue {
  readonly value: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Null: there is no such number, as of a side that does not vary, or of values that are no categories of the scale. */
export interface Agreement {
  readonly n: number;
  /** Share of items that both gave the same category. */
  readonly exact: AgreementValue | null;
  readonly kappa: AgreementValue | null;
  readonly quadraticKappa: AgreementValue | null;
  readonly spearman: AgreementValue | null;
  readonly pearson: AgreementValue | null;
}

export interface AgreementOptions {
  /** The categories of the raters' scale, ascending. */
  readonly scale: readonly number[];
  readonly seed: number;
  readonly resamples?: number;
  readonly level?: number;
}

type Name = Exclude<keyof Agreement, 'n'>;
type Values = Record<Name, number | null>;
const names = ['exact', 'kappa', 'quadraticKappa', 'spearman', 'pearson'] as const;

/** Of resamples, how many may be without a value before the others are no interval. */
const mostMissing = 0.05;

/**
 * @param one, other Values of the same items in the same order, without NaN.
 * Intervals: the middle `level` (0.95) of `resamples` (1000) bootstrap resamples of items. The same input gives the same.
 */
export function agreementOf(
  one: readonly number[],
  other: readonly number[],
  { scale, seed, resamples = 1000, level = 0.95 }: AgreementOptions,
): Agreement {
  const n = one.length;
  const none = { n, exact: null, kappa: null, quadraticKappa: null, spearman: null, pearson: null };
  if (n === 0) return none;
  const pairs = countedPairs(one, other);
  const size = pairs.ofFirst.length;
  const categories = categoriesOf(pairs, scale);
  const tally = (drawn: ArrayLike<number>): Float64Array => {
    const counts = new Float64Array(size);
    for (let i = 0; i < n; i++) {
      const pair = pairs.pairOf[drawn[i] ?? 0] ?? 0;
      counts[pair] = (counts[pair] ?? 0) + 1;
    }
    return counts;
  };
  const found = valuesOf(pairs, categories, scale, tally(Int32Array.from({ length: n }, (_, i) => i)));
  const replicates: Record<Name, number[]> = { exact: [], kappa: [], quadraticKappa: [], spearman: [], pearson: [] };
  const state = drawState(seed);
  const drawn = new Int32Array(n);
  for (let resample = 0; resample < resamples; resample++) {
    drawItems(state, drawn, n);
    const values = valuesOf(pairs, categories, scale, tally(drawn));
    for (const name of names) {
      const value = values[name];
      if (value !== null) replicates[name].push(value);
    }
  }
  const withBounds = (name: Name): AgreementValue | null => {
    const value = found[name];
    if (value === null) return null;
    if (replicates[name].length < (1 - mostMissing) * resamples) return { value, lo: null, hi: null };
    return { value, ...percentileInterval(ascending(replicates[name]), level) };
  };
  return {
    n,
    exact: withBounds('exact'),
    kappa: withBounds('kappa'),
    quadraticKappa: withBounds('quadraticKappa'),
    spearman: withBounds('spearman'),
    pearson: withBounds('pearson'),
  };
}

/** The place in the k × k table of each distinct pair; null where a value is none of the scale. */
function categoriesOf({ first, second, ofFirst, ofSecond }: CountedPairs, scale: readonly number[]): Int32Array | null {
  const [rows, columns] = [first, second].map((side) => Array.from(side, (value) => scale.indexOf(value)));
  if (!rows || !columns || rows.includes(-1) || columns.includes(-1)) return null;
  return ofFirst.map((a, pair) => (rows[a] ?? 0) * scale.length + (columns[ofSecond[pair] ?? 0] ?? 0));
}

function valuesOf(
  pairs: CountedPairs,
  categories: Int32Array | null,
  scale: readonly number[],
  counts: Float64Array,
): Values {
  const { first, second, ofFirst, ofSecond } = pairs;
  const table = new Float64Array(scale.length ** 2);
  let [n, same] = [0, 0];
  for (let pair = 0; pair < counts.length; pair++) {
    const count = counts[pair] ?? 0;
    const place = categories?.[pair] ?? 0;
    table[place] = (table[place] ?? 0) + count;
    n += count;
    if (place % (scale.length + 1) === 0) same += count;
  }
  const ranks = sharedRanks(sideCounts(ofFirst, counts, first.length));
  const otherRanks = sharedRanks(sideCounts(ofSecond, counts, second.length));
  return {
    exact: categories && same / n,
    kappa: categories && cohenKappa(table, scale),
    quadraticKappa: categories && cohenKappa(table, scale, 'quadratic'),
    spearman: countedPearson(pairs, counts, ranks, otherRanks),
    pearson: countedPearson(pairs, counts, first, second),
  };
}
