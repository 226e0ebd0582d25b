/** A judge's grade: feedback, then `[RESULT]` and a whole number from 1 to 5. */
import type { ModelReply } from '../../../providers/provider';
import type { Reason, Verdict } from '../../workload';

const mark = /\[RESULT\]/gi;
/** What may stand between the mark and the grade. */
const before = /^[\s:=*_"'`()[\]]*(?:(?:final )?(?:score|grade|rating)[\s:=*_"'`()[\]]*)?/i;
const number = /^(-?\d+(?:\.\d+)?)(?:\s*(?:\/|out of)\s*(\d+(?:\.\d+)?))?/i;
const anyNumber = /\d+(?:\.\d+)?/g;
const [lowest, highest] = [1, 5];

export type Judging = Pick<ModelReply, 'text' | 'finishReason'>;

/**
 * The last `[RESULT]` counts. `4/5` is 4. Rejected: no result, two that differ, a number that is none of the five, and an
 * answer that was cut off or withheld. A result in the marks of math's answers, `[RESULT] 7 [/RESULT]`, before the last one
 * is quoted and no grade.
 */
export function parseGrade({ text, finishReason }: Judging): Verdict {
  if (finishReason === 'length') return rejected('cut_off', 'The answer was cut off at the largest number of tokens.');
  if (finishReason === 'filtered') return rejected('filtered', 'The provider withheld the answer.');
  const marks = Array.from(text.matchAll(mark), ({ index }) => index);
  const last = marks.at(-1);
  if (last === undefined) return rejected('no_result', 'The answer holds no [RESULT].');
  const read = gradeAt(text.slice(last + '[RESULT]'.length));
  if ('code' in read) return { accepted: false, reasons: [read] };
  const earlier = marks.slice(0, -1).flatMap((start, index) => {
    const span = text.slice(start + '[RESULT]'.length, marks[index + 1]);
    if (/\[\/RESULT\]/i.test(span)) return [];
    // A grade ends its line; a number in a sentence about the mark is none.
    const found = gradeAt(span.split('\n', 1)[0] ?? '');
    return 'code' in found ? [] : [found.grade];
  });
  if (earlier.some((grade) => grade !== read.grade))
    return rejected('two_results', 'The answer holds two results that differ.');
  const feedback = text.slice(0, last).trim();
  return { accepted: true, result: { grade: read.grade, feedback: feedback.replace(/^feedback:\s*/i, '') } };
}

function gradeAt(text: string): { readonly grade: number } | Reason {
  const rest = text.slice(before.exec(text)?.[0].length ?? 0);
  const found = number.exec(rest);
  if (!found) return reason('no_grade', 'No number follows [RESULT].');
  const [whole, first = '', scale] = found;
  const grade = Number(first);
  if (scale !== undefined && Number(scale) !== highest)
    return reason('other_scale', `The grade is given on a scale of ${scale}.`);
  const others = rest.slice(whole.length).match(anyNumber) ?? [];
  if (others.some((other) => Number(other) !== grade))
    return reason('two_results', 'Several numbers that differ follow [RESULT].');
  if (!Number.isInteger(grade)) return reason('not_whole', `The grade ${first} is no whole number.`);
  if (grade < lowest || grade > highest) return reason('out_of_range', `The grade ${first} is not one of 1 to 5.`);
  return { grade };
}

function reason(code: string, message: string): Reason {
  return { code, message };
}

function rejected(code: string, message: string): Verdict {
  return { accepted: false, reasons: [{ code, message }] };
}
