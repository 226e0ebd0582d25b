// @ts-check
/**
 * What the small study's models are asked: four benchmarks in two domains. The response ends with the answer, as its last
 * word; in arithmetic the steps stand before it.
 */

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {{ task: string, given: readonly (number | string)[], form: number }} Question */
/** @typedef {{ domain: string, draw: (random: Random) => readonly (number | string)[], forms: readonly ((...given: any[]) => string)[] }} Benchmark */

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * @param {Random} random
 * @param {number} length
 * @param {string} [alphabet]
 */
export function wordOf(random, length, alphabet = letters) {
  return Array.from({ length }, () => random.from(Array.from(alphabet))).join('');
}

/**
 * A word without a letter twice.
 * @param {Random} random
 * @param {number} length
 * @param {string} alphabet
 */
export function distinctLetters(random, length, alphabet) {
  const left = Array.from(alphabet);
  return Array.from({ length }, () => left.splice(random.below(left.length), 1).join('')).join('');
}

const twoDigits = (/** @type {Random} */ random) => 10 + random.below(90);

/** @type {Readonly<Record<string, Benchmark>>} */
export const benchmarks = {
  sums: {
    domain: 'arithmetic',
    draw: (random) => [twoDigits(random), twoDigits(random)],
    forms: [
      (a, b) => `add ${a} and ${b}`,
      (a, b) => `find the sum of ${a} and ${b}`,
      (a, b) => `what is ${a} and ${b}`,
    ],
  },
  differences: {
    domain: 'arithmetic',
    draw(random) {
      const [a, b] = [twoDigits(random), twoDigits(random)];
      return [Math.max(a, b), Math.min(a, b)];
    },
    forms: [
      (a, b) => `take ${b} from ${a}`,
      (a, b) => `subtract ${b} from ${a}`,
      (a, b) => `what is left, ${b} from ${a}`,
    ],
  },
  reverse: {
    domain: 'letters',
    draw: (random) => [wordOf(random, 3 + random.below(4))],
    forms: [(word) => `reverse ${word}`, (word) => `turn around ${word}`, (word) => `write backwards ${word}`],
  },
  sort: {
    domain: 'letters',
    draw: (random) => [distinctLetters(random, 3 + random.below(3), 'abcdefgh')],
    forms: [(word) => `sort ${word}`, (word) => `put in order ${word}`, (word) => `arrange the letters ${word}`],
  },
};

export const domains = ['arithmetic', 'letters'];

/** @param {string} domain */
export function benchmarksOf(domain) {
  return Object.keys(benchmarks).filter((task) => benchmarks[task]?.domain === domain);
}

/** @param {string} task */
export function benchmarkOf(task) {
  const benchmark = benchmarks[task];
  if (!benchmark) throw new RangeError(`There is no benchmark ${task}.`);
  return benchmark;
}

/**
 * The same for all ways of asking the same: 47 and 38 are 38 and 47.
 * @param {Pick<Question, 'task' | 'given'>} question
 */
export function contentOf({ task, given }) {
  return [task, ...(task === 'sums' ? [...given].map(Number).sort((a, b) => a - b) : given)].join(' ');
}

/** @param {Question} question */
export function instructionOf({ task, given, form }) {
  const write = benchmarkOf(task).forms[form];
  if (!write) throw new RangeError(`${task} is not asked in a form ${form}.`);
  return write(...given);
}

/**
 * The answer, and the steps that lead to it.
 * @param {Pick<Question, 'task' | 'given'>} question
 * @returns {{ steps: readonly string[], answer: string }}
 */
export function solve({ task, given }) {
  const [first = '', second = ''] = given;
  switch (task) {
    case 'sums':
      return addition(Number(first), Number(second), 10);
    case 'differences':
      return subtraction(Number(first), Number(second), true);
    case 'reverse':
      return { steps: [], answer: Array.from(String(first)).reverse().join('') };
    case 'sort':
      return { steps: [], answer: Array.from(String(first)).sort().join('') };
    default:
      throw new RangeError(`There is no benchmark ${task}.`);
  }
}

/**
 * Ones, then tens; `carryAt` more than 19 stands for who never carries.
 * @param {number} a
 * @param {number} b
 * @param {number} carryAt
 */
export function addition(a, b, carryAt) {
  const [tensA, onesA, tensB, onesB] = [Math.floor(a / 10), a % 10, Math.floor(b / 10), b % 10];
  const ones = onesA + onesB;
  const carry = ones >= carryAt;
  const tens = tensA + tensB + (carry ? 1 : 0);
  const steps = [`${onesA}+${onesB}=${ones}`, `${tensA}+${tensB}${carry ? '+1' : ''}=${tens}`];
  return { steps, answer: String(10 * tens + (ones % 10)) };
}

/**
 * Ones, then tens; who does not borrow for a digit that is too small forgets to pay it back.
 * @param {number} a at least `b`
 * @param {number} b
 * @param {boolean} paysBack
 */
export function subtraction(a, b, paysBack) {
  const [tensA, onesA, tensB, onesB] = [Math.floor(a / 10), a % 10, Math.floor(b / 10), b % 10];
  const borrows = onesA < onesB;
  const upper = onesA + (borrows ? 10 : 0);
  const pays = borrows && paysBack;
  const tens = tensA - tensB - (pays ? 1 : 0);
  const steps = [`${upper}-${onesB}=${upper - onesB}`, `${tensA}${pays ? '-1' : ''}-${tensB}=${tens}`];
  return { steps, answer: String(10 * tens + upper - onesB) };
}
