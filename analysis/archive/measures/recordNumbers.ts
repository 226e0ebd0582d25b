/** The numbers that a record carries beside its texts, by the paths of their fields. */
import { isFields } from '../records/recordShape';

/** What tells records apart or says when they were made is no measure of them. */
const names = /(?:^|_)(?:id|idx|index|ordinal|uid|uuid|seed|time|timestamp|created|created_at|date)$/i;
/** What stands in these is the instance itself, however it looks. */
const texts = new Set(
  (
    'instruction input output response prompt completion generation generations answer text label config generator model ' +
    'messages conversations question target'
  ).split(' '),
);
/** Fields that may hold a number as a text, or a word of a scale. */
const graded = /rating|score|reward|quality|difficulty|perplexity|ppl|loss|likelihood/i;
/** Fields in which a judge answers in words and ends with its grade. */
const judged = /feedback|judge?ment|critique/i;
const grade = /\[RESULT\]\s*\(?\s*(-?\d+(?:\.\d+)?)/i;
const decimal = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;
/** Scales in words, from 1 on: Magpie's of the quality and of the difficulty of an instruction. */
const scales = [
  ['very poor', 'poor', 'average', 'good', 'excellent'],
  ['very easy', 'easy', 'medium', 'hard', 'very hard'],
];
const deepest = 4;
/** The squares of larger ones, and sums of these, leave the range of numbers: none has a mean and a deviation. */
const largest = 1e150;

/**
 * Numbers of a record, a path with dots to each. Of a list of ratings the first counts, which is that of the first
 * generation; of a judge's text its `[RESULT]`; words of Magpie's scales count from 1 to 5. Beyond ±1e150 there are none.
 * @param isTable True where every value is a text, as in CSV: then each that is a number counts.
 */
export function recordNumbers(record: unknown, isTable = false): [string, number][] {
  const found: [string, number][] = [];
  collect(record, '', 0, isTable, found);
  return found;
}

function collect(value: unknown, path: string, depth: number, isTable: boolean, found: [string, number][]): void {
  if (!isFields(value)) return;
  for (const [name, entry] of Object.entries(value)) {
    if (names.test(name) || texts.has(name.toLowerCase())) continue;
    const at = path === '' ? name : `${path}.${name}`;
    const number = numberOf(at, entry, isTable);
    if (number !== null && Math.abs(number) <= largest) found.push([at, number]);
    else if (number === null && depth < deepest) collect(entry, at, depth + 1, isTable, found);
  }
}

function numberOf(path: string, value: unknown, isTable: boolean): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return numberOfText(path, value, isTable);
  if (Array.isArray(value) && graded.test(path)) return numberOf(path, value[0], isTable);
  return null;
}

function numberOfText(path: string, text: string, isTable: boolean): number | null {
  if ((isTable || graded.test(path)) && decimal.test(text)) return Number(text);
  if (judged.test(path)) {
    const found = grade.exec(text)?.[1];
    return found === undefined ? null : Number(found);
  }
  if (!graded.test(path)) return null;
  const word = text.trim().toLowerCase();
  const steps = scales.map((scale) => scale.indexOf(word) + 1).filter((step) => step > 0);
  return steps[0] ?? null;
}
