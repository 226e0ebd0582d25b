import { AgoraError } from '../errors';
import { itemAt } from './matrix';
import { compareArrangements, type PermutationTest } from './permutationTest';
import { sum } from './summary';

const MOST = 1_000_000;

/**
 * Whether two groups of independent values have the same mean: the difference of the means in every way to divide all
 * values into groups of these sizes (Fisher; Pitman 1937). Throws `AgoraError('bad-input')` for an empty group, and for
 * more than a million ways.
 */
export function twoSamplePermutation(a: readonly number[], b: readonly number[]): PermutationTest {
  const all = [...a, ...b];
  if (a.length === 0 || b.length === 0) throw new AgoraError('bad-input', 'Two groups are compared, and one is empty.');
  if (ways(all.length, a.length) > MOST)
    throw new AgoraError('bad-input', `There are too many ways to divide ${all.length} values to look at all.`);
  const total = sum(all);
  const difference = (values: readonly number[]) => {
    const first = sum(values.slice(0, a.length));
    return first / a.length - (total - first) / b.length;
  };
  return compareArrangements(
    'Which value belongs to which of the two groups is by chance: values are the unit.',
    all,
    difference,
    divisions(all, a.length),
    true,
    'two-sided',
  );
}

/** Every choice of `size` of the items, as lists of the chosen ones. */
function* divisions(items: readonly number[], size: number): Generator<number[]> {
  const chosen = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    yield chosen.map((position) => itemAt(items, position));
    let last = size - 1;
    while (last >= 0 && itemAt(chosen, last) === items.length - size + last) last--;
    if (last < 0) return;
    const from = itemAt(chosen, last) + 1;
    for (let i = last; i < size; i++) chosen[i] = from + i - last;
  }
}

/** n over k. */
function ways(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}
