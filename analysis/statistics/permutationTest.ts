import { AgoraError } from '../errors';
import { leaveOneGroupOut } from './crossValidate';
import { shuffled } from './draws';
import { itemAt, pick } from './matrix';
import { permutations } from './permutations';
import { randomGenerator } from './random';

export interface PermutationTest {
  /** What is tested, in words: under it all arrangements are equally likely. */
  readonly null: string;
  readonly statistic: number;
  /** Share of arrangements whose statistic reaches that of the data; where they are drawn, the data count as one of them. */
  readonly p: number;
  readonly arrangements: number;
  /** True: all there are, so that p is exact and no seed matters. */
  readonly enumerated: boolean;
  /** No outcome could give a smaller p. */
  readonly smallestP: number;
}

/** A figure of the outcomes in the order of the rows. */
export type Statistic = (y: readonly number[]) => number;

export interface PermutationOptions {
  /** Arrangements drawn where there are more; all are taken where there are at most so many. */
  readonly draws: number;
  readonly seed: number;
  /** Which statistics reach that of the data: by default those as large in absolute value. */
  readonly tail?: 'two-sided' | 'greater';
}

/**
 * Exchanges the outcomes of whole generators, the same way in all settings: a generator's outcomes stay together, so
 * nothing is assumed about the resemblance of its rows. Six generators have 720 arrangements. Each generator has exactly
 * one row in each setting; throws `AgoraError('bad-input')` otherwise and names a cell.
 */
export function permuteGenerators(
  y: readonly number[],
  generators: readonly string[],
  settings: readonly string[],
  statistic: Statistic,
  options: PermutationOptions,
): PermutationTest {
  const rows = rowsByGenerator(generators, settings);
  const places = rows.flat();
  const count = rows.length;
  const rearranged = (order: readonly number[]) => {
    const outcome = [...y];
    const taken = pick(y, pick(rows, order).flat());
    places.forEach((place, i) => (outcome[place] = itemAt(taken, i)));
    return outcome;
  };
  const identity = rows.map((_, g) => g);
  const enumerated = factorial(count) <= options.draws;
  const random = randomGenerator(options.seed);
  const orders = enumerated ? permutations(count) : repeat(options.draws, () => shuffled(identity, random));
  return compareArrangements(
    'Which generator has which outcomes is by chance, the same in all settings: generators are the unit.',
    y,
    statistic,
    map(orders, rearranged),
    enumerated,
    options.tail ?? 'two-sided',
  );
}

/**
 * Exchanges outcomes within each setting, separately in each. A weaker null: it also says that a generator's outcomes in
 * different settings have nothing to do with each other, and is rejected for that alone. Arrangements are drawn.
 */
export function permuteWithinSettings(
  y: readonly number[],
  settings: readonly string[],
  statistic: Statistic,
  { draws, seed, tail = 'two-sided' }: PermutationOptions,
): PermutationTest {
  const groups = leaveOneGroupOut(settings);
  const random = randomGenerator(seed);
  const rearranged = () => {
    const outcome = [...y];
    for (const rows of groups)
      shuffled(rows, random).forEach((from, i) => (outcome[itemAt(rows, i)] = itemAt(y, from)));
    return outcome;
  };
  return compareArrangements(
    'Within each setting, which row has which outcome is by chance, in each setting anew: rows are the unit.',
    y,
    statistic,
    repeat(draws, rearranged),
    false,
    tail,
  );
}

/** Statistics this close, relative to the largest of all arrangements, are equal: rounding must not decide. */
const TIE = 1e-12;

/**
 * The test over the arrangements given, which contain that of the data where they are all there are. Throws
 * `AgoraError('bad-input')` where the statistic of the data or of an arrangement is no number: it cannot be compared.
 */
export function compareArrangements(
  named: string,
  y: readonly number[],
  statistic: Statistic,
  outcomes: Iterable<readonly number[]>,
  enumerated: boolean,
  tail: 'two-sided' | 'greater',
): PermutationTest {
  const size = (values: readonly number[]) => (tail === 'greater' ? statistic(values) : Math.abs(statistic(values)));
  const observed = size(y);
  const sizes = Array.from(outcomes, size);
  if (![observed, ...sizes].every(Number.isFinite))
    throw new AgoraError('bad-input', 'The statistic has no value for some arrangement of the outcomes.');
  // Of a statistic that is zero but for rounding the scale is that of the others, not its own.
  const scale = sizes.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(observed));
  const threshold = observed - TIE * scale;
  const arrangements = sizes.length;
  const reached = sizes.filter((value) => value >= threshold).length;
  const drawn = enumerated ? 0 : 1;
  return {
    null: named,
    statistic: statistic(y),
    p: (reached + drawn) / (arrangements + drawn),
    arrangements,
    enumerated,
    smallestP: 1 / (arrangements + drawn),
  };
}

/** Rows of each generator, all in the same order of settings. */
function rowsByGenerator(generators: readonly string[], settings: readonly string[]): number[][] {
  const order = [...new Set(settings)];
  return [...new Set(generators)].map((generator) =>
    order.map((setting) => {
      const rows = generators.flatMap((label, i) => (label === generator && settings[i] === setting ? [i] : []));
      const [row] = rows;
      if (row === undefined || rows.length > 1)
        throw new AgoraError('bad-input', `${generator} has ${rows.length} rows in ${setting}, not one.`, {
          value: generator,
          nextStep: 'Use only settings in which every generator has one row.',
        });
      return row;
    }),
  );
}

const factorial = (count: number): number => (count <= 1 ? 1 : count * factorial(count - 1));

function* repeat<T>(times: number, make: () => T): Generator<T> {
  for (let i = 0; i < times; i++) yield make();
}

function* map<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}
