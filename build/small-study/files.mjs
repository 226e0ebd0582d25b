// @ts-check
/** The data of the small study: every file of JSON lines by its path under `resources/small-study`. */
import { generalLines } from './general.mjs';
import { generators } from './generators.mjs';
import { freshQuestion, heldOutLines } from './heldOut.mjs';
import { randomOf } from './random.mjs';
import { benchmarksOf, benchmarks, domains, instructionOf } from './tasks.mjs';

/** @typedef {import('./tasks.mjs').Question} Question */
/** @typedef {{ id: string, instruction: string, response: string }} Instance */

/** Of each run. */
export const volume = 1000;
const generalInstances = 6000;
const referenceInstances = 4000;

/** @returns {ReadonlyMap<string, string>} */
export function studyFiles() {
  const files = new Map([
    ['anchors/general.jsonl', textOf(generalLines(generalInstances))],
    ['anchors/gold.jsonl', textOf(goldLines())],
  ]);
  for (const domain of domains) {
    files.set(`held-out/${domain}.jsonl`, textOf(heldOutLines(domain)));
    for (const generator of Object.keys(generators)) {
      files.set(`data/instance_generation/${domain}/${generator}.jsonl`, textOf(inventedLines(generator, domain)));
      files.set(`data/response_generation/${domain}/${generator}.jsonl`, textOf(answeredLines(generator, domain)));
    }
  }
  return files;
}

/** @param {readonly object[]} lines */
function textOf(lines) {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Right answers to questions of all benchmarks by turns: what the reference is trained on.
 * @returns {readonly Instance[]}
 */
function goldLines() {
  const random = randomOf('gold');
  return questions(Object.keys(benchmarks), referenceInstances, (task) => freshQuestion(task, random)).map(
    (question, index) => instance(`gold-${index + 1}`, question, answerOf('careful', question, random)),
  );
}

/**
 * Instance generation: the generator asks and answers.
 * @param {string} generator
 * @param {string} domain
 */
function inventedLines(generator, domain) {
  const random = randomOf(`instances of ${generator} in ${domain}`);
  return questions(benchmarksOf(domain), volume, (task) => generatorOf(generator).ask(task, random)).map(
    (question, index) => instance(`${generator}-${index + 1}`, question, answerOf(generator, question, random)),
  );
}

/**
 * Response generation: all generators answer the same questions.
 * @param {string} generator
 * @param {string} domain
 */
function answeredLines(generator, domain) {
  const asking = randomOf(`questions in ${domain}`);
  const random = randomOf(`responses of ${generator} in ${domain}`);
  return questions(benchmarksOf(domain), volume, (task) => freshQuestion(task, asking)).map((question, index) =>
    instance(`question-${index + 1}`, question, answerOf(generator, question, random)),
  );
}

/**
 * @param {readonly string[]} tasks
 * @param {number} length
 * @param {(task: string) => Question} ask
 */
function questions(tasks, length, ask) {
  return Array.from({ length }, (_, index) => ask(tasks[index % tasks.length] ?? ''));
}

/** @param {string} id */
function generatorOf(id) {
  const generator = generators[id];
  if (!generator) throw new RangeError(`There is no generator ${id}.`);
  return generator;
}

/**
 * @param {string} generator
 * @param {Question} question
 * @param {import('./random.mjs').Random} random
 */
function answerOf(generator, question, random) {
  return generatorOf(generator).answer(question, random);
}

/**
 * @param {string} id
 * @param {Question} question
 * @param {string} response
 * @returns {Instance}
 */
function instance(id, question, response) {
  return { id, instruction: instructionOf(question), response };
}
