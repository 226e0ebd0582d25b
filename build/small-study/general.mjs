// @ts-check
/**
 * What the base model learns before anything else, as people learn letters and digits: to repeat and spell words, to know
 * what comes before and after, and sums of single digits. None of the benchmarks' tasks are in it.
 */
import { randomOf } from './random.mjs';
import { wordOf } from './tasks.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {readonly [instruction: string, response: string]} Lesson */

/** @type {readonly ((word: string) => Lesson)[]} */
const onAWord = [
  (word) => [`say ${word}`, word],
  (word) => [`spell ${word}`, Array.from(word).join(' ')],
  (word) => [`what is the last letter of ${word}?`, word.slice(-1)],
  (word) => [`first letter of ${word}`, word.slice(0, 1)],
];

/** @type {readonly ((a: number, b: number) => Lesson)[]} */
const onNumbers = [
  (a) => [`say ${a}`, `${a}`],
  (a) => [`after ${a}`, `${a + 1}`],
  (a) => [`what comes before ${a}?`, `${a - 1}`],
  (a, b) => [`the larger of ${a} and ${b}`, `${Math.max(a, b)}`],
  (a, b) => [`what is less, ${a} or ${b}?`, `${Math.min(a, b)}`],
];

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** @type {readonly ((random: Random) => Lesson)[]} */
const lessons = [
  ...onAWord.map((write) => (/** @type {Random} */ random) => write(wordOf(random, 3 + random.below(4)))),
  ...onNumbers.map((write) => (/** @type {Random} */ random) => write(10 + random.below(90), 10 + random.below(90))),
  nextLetter,
  firstOfTwo,
  // Facts about digits are many, and all of arithmetic stands on them.
  ...Array.from({ length: 6 }, () => twoFacts),
];

/**
 * @param {Random} random
 * @returns {Lesson}
 */
function nextLetter(random) {
  const at = random.below(alphabet.length - 1);
  return [`the letter after ${alphabet.charAt(at)}`, alphabet.charAt(at + 1)];
}

/**
 * @param {Random} random
 * @returns {Lesson}
 */
function firstOfTwo(random) {
  const [a, b] = [wordOf(random, 1, 'abcdefgh'), wordOf(random, 1, 'abcdefgh')];
  return [`which is first, ${a} or ${b}?`, a < b ? a : b];
}

/**
 * @param {Random} random
 * @returns {Lesson}
 */
function twoFacts(random) {
  const [first, second] = [fact(random), fact(random)];
  return [`work out ${first.asked} and ${second.asked}`, `${first.asked}=${first.is} ${second.asked}=${second.is}`];
}

/** @param {Random} random */
function fact(random) {
  const [a, b] = [random.below(10), random.below(10)];
  return random.from([
    { asked: `${a}+${b}`, is: a + b },
    { asked: `${a}+${b}+1`, is: a + b + 1 },
    { asked: `${a + b}-${b}`, is: a },
    { asked: `${a + b + 1}-1-${b}`, is: a },
  ]);
}

/** @param {number} instances */
export function generalLines(instances) {
  const random = randomOf('general');
  return Array.from({ length: instances }, (_, index) => {
    const [instruction, response] = (lessons[index % lessons.length] ?? twoFacts)(random);
    return { id: `general-${index + 1}`, instruction, response };
  });
}
