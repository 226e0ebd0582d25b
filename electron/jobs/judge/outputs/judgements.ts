/** What a judge said, by instance: small enough to be held whole. */
import { wordsOf } from '../../../../analysis/metrics/words';
import type { KeptCall } from '../../jobKind';
import type { JudgePlan } from '../../plan';
import type { JudgedItems } from '../items/items';
import { callOf } from '../judgeWorkload';

export interface Grade {
  readonly value: number;
  readonly feedback: string;
}

/** Of each instance of the job; NaN where there is no grade. */
export interface Judgements {
  /** With the scores listed from 1 to 5. */
  readonly grades: Float64Array;
  /** With the scores listed from 5 to 1. */
  readonly reversed: Float64Array;
  /** Words of the text that is judged, of those that were asked about themselves. */
  readonly words: Float64Array;
}

export function emptyJudgements(count: number): Judgements {
  const none = () => new Float64Array(count).fill(NaN);
  return { grades: none(), reversed: none(), words: none() };
}

/** Of a call whose answer was accepted; null for another. */
export function gradeOf({ answer: { verdict } }: KeptCall): Grade | null {
  if (!verdict.accepted) return null;
  const { grade, feedback } = verdict.result;
  return typeof grade === 'number' && typeof feedback === 'string' ? { value: grade, feedback } : null;
}

export function noteGrade(
  { grades, reversed, words }: Judgements,
  plan: Pick<JudgePlan, 'swap' | 'aspect'>,
  items: JudgedItems,
  call: number,
  { value }: Grade,
): void {
  const { group, reversed: isReversed } = callOf(plan, call);
  const rows = items.groups[group] ?? [];
  for (const row of rows) (isReversed ? reversed : grades)[row] = value;
  const [first] = rows;
  if (isReversed || first === undefined) return;
  const { instruction, response } = items.at(first);
  words[first] = wordsOf(plan.aspect === 'quality' ? response : instruction).length;
}

/** The same without what was not asked about itself: a text counts once where grades are compared. */
export function askedAlone({ grades, reversed, words }: Judgements, items: JudgedItems): Judgements {
  const alone = (values: Float64Array) => values.map((value, row) => (items.firstOf(row) === row ? value : NaN));
  return { grades: alone(grades), reversed: alone(reversed), words };
}
