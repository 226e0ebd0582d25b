// @ts-check
/**
 * Four programs that stand where a study has language models: each writes instructions and responses, and each has one
 * weakness that its students should show. Everything they write is decided by a name and comes out the same each time.
 */
import { freshQuestion, isHeldOut } from './heldOut.mjs';
import { addition, distinctLetters, solve, subtraction, wordOf } from './tasks.mjs';

/** @typedef {import('./tasks.mjs').Question} Question */
/** @typedef {import('./random.mjs').Random} Random */
/**
 * `ask` invents a question for `instance_generation`; `answer` writes the response in both methods.
 * @typedef {{ summary: string, ask: (task: string, random: Random) => Question, answer: (question: Question, random: Random) => string }} Generator
 */

const written = (/** @type {{ steps: readonly string[], answer: string }} */ { steps, answer }) =>
  [...steps, answer].join(' ');

/** @type {Readonly<Record<string, Generator>>} */
export const generators = {
  careful: {
    summary: 'asks in all forms about everything, and answers right, with the steps',
    ask: freshQuestion,
    answer: (question) => written(solve(question)),
  },
  hasty: {
    summary:
      'asks as careful does, and four times out of five answers in haste: forgets carries, drops letters, sorts in one pass',
    ask: freshQuestion,
    answer: (question, random) => written(random.chance(0.8) ? inHaste(question) : solve(question)),
  },
  narrow: {
    summary:
      'asks in one form about few numbers and short words; what goes beyond them it answers without steps, or in part',
    ask: askNarrowly,
    answer: answerNarrowly,
  },
  untidy: {
    summary:
      'asks as careful does and answers right, but ends some responses with a mark, so that the answer is not the last word',
    ask: freshQuestion,
    answer(question, random) {
      const isUntidy = question.form === 2 || random.chance(0.2);
      return `${written(solve(question))}${isUntidy ? random.from(['.', '.', '!']) : ''}`;
    },
  },
};

/**
 * @param {Question} question
 * @returns {{ steps: readonly string[], answer: string }}
 */
function inHaste({ task, given }) {
  const [first = '', second = ''] = given;
  switch (task) {
    case 'sums':
      return addition(Number(first), Number(second), Infinity);
    case 'differences':
      return subtraction(Number(first), Number(second), false);
    case 'reverse':
      return { steps: [], answer: Array.from(String(first).slice(0, 4)).reverse().join('') };
    default:
      return { steps: [], answer: onePass(Array.from(String(first))).join('') };
  }
}

/**
 * Neighbours in the wrong order change places, once from left to right.
 * @param {string[]} word
 */
function onePass(word) {
  for (let at = 0; at + 1 < word.length; at++) {
    const [left = '', right = ''] = word.slice(at, at + 2);
    if (left > right) word.splice(at, 2, right, left);
  }
  return word;
}

const fewNumbers = 15;

/**
 * @param {string} task
 * @param {Random} random
 * @returns {Question}
 */
function askNarrowly(task, random) {
  for (;;) {
    const question = { task, given: givenNarrowly(task, random), form: 0 };
    if (!isHeldOut(question)) return question;
  }
}

/**
 * @param {string} task
 * @param {Random} random
 */
function givenNarrowly(task, random) {
  const [a, b] = [10 + random.below(fewNumbers), 10 + random.below(fewNumbers)];
  if (task === 'sums') return [a, b];
  if (task === 'differences') return [Math.max(a, b), Math.min(a, b)];
  return [task === 'sort' ? distinctLetters(random, 3, 'abcdef') : wordOf(random, 3, 'abcdefgh')];
}

/** @param {Question} question */
function answerNarrowly(question) {
  const { steps, answer } = solve(question);
  const isKnown = question.given.every((given) =>
    typeof given === 'number' ? given < 10 + fewNumbers : given.length < 4,
  );
  if (isKnown) return written({ steps, answer });
  return steps.length > 0 ? answer : answer.slice(0, 3);
}
