// @ts-check
/** The tasks that models are scored on, drawn before anything else: no data set holds one of them in any form. */
import { randomOf } from './random.mjs';
import { benchmarkOf, benchmarks, contentOf, instructionOf, solve } from './tasks.mjs';

/** @typedef {import('./tasks.mjs').Question} Question */
/** @typedef {import('./random.mjs').Random} Random */

/** Of each benchmark. */
const items = 200;

/** @type {readonly Question[]} */
export const heldOut = Object.keys(benchmarks).flatMap((task) => {
  const random = randomOf(`held out ${task}`);
  /** @type {Map<string, Question>} */
  const questions = new Map();
  while (questions.size < items) {
    const question = questionOf(task, random);
    if (!questions.has(contentOf(question))) questions.set(contentOf(question), question);
  }
  return [...questions.values()];
});

const kept = new Set(heldOut.map(contentOf));

/** @param {Pick<Question, 'task' | 'given'>} question */
export function isHeldOut(question) {
  return kept.has(contentOf(question));
}

/**
 * A question that may be trained on.
 * @param {string} task
 * @param {Random} random
 * @returns {Question}
 */
export function freshQuestion(task, random) {
  for (;;) {
    const question = questionOf(task, random);
    if (!isHeldOut(question)) return question;
  }
}

/**
 * @param {string} task
 * @param {Random} random
 * @returns {Question}
 */
function questionOf(task, random) {
  const benchmark = benchmarkOf(task);
  return { task, given: benchmark.draw(random), form: random.below(benchmark.forms.length) };
}

/**
 * Those of a domain, as `small-evaluate` reads them.
 * @param {string} domain
 */
export function heldOutLines(domain) {
  return heldOut
    .filter(({ task }) => benchmarkOf(task).domain === domain)
    .map((question, index) => ({
      task: question.task,
      id: `${question.task}-${(index % items) + 1}`,
      instruction: instructionOf(question),
      answer: solve(question).answer,
    }));
}
