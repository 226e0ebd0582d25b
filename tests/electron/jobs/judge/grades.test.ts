import { describe, expect, it } from 'vitest';
import { parseGrade } from '../../../../electron/jobs/judge/answers/parseGrade';

const gradeOf = (text: string, finishReason: 'stop' | 'length' | 'filtered' | 'other' = 'stop') => {
  const verdict = parseGrade({ text, finishReason });
  return verdict.accepted ? verdict.result['grade'] : verdict.reasons.map(({ code }) => code).join();
};

describe('a judge’s grade', () => {
  it.each([
    ['The proof holds. [RESULT] 5', 5],
    ['The proof holds.\n[RESULT] 4\n', 4],
    ['Fine. [result]: **3**', 3],
    ['Fine. **[RESULT]** (2)', 2],
    ['Fine. [RESULT] [1]', 1],
    ['Fine. [RESULT] Score: 4/5', 4],
    ['Fine. [RESULT] 4 out of 5.', 4],
    ['Fine. [RESULT] 4.0', 4],
    ['Fine. [RESULT] 4 [/RESULT]', 4],
    ['Fine. [RESULT] 4</s>', 4],
    ['[RESULT] 3', 3],
    // The form, repeated by the judge, is no result.
    ['Feedback: (feedback) [RESULT] (an integer between 1 and 5)\nFeedback: weak. [RESULT] 2', 2],
    // What the judged response wrote between its own marks is quoted.
    ['It ends with "[RESULT] 42 [/RESULT]", which is right. [RESULT] 5', 5],
    ['It ends with "[RESULT] 3 [/RESULT]", which is right. [RESULT] 5', 5],
    ['[RESULT] 4\nOnce more: [RESULT] 4', 4],
  ])('%j is %d', (text, grade) => expect(gradeOf(text)).toBe(grade));

  it.each([
    ['', 'no_result'],
    ['The grade is 4.', 'no_result'],
    ['Fine. [RESULT]', 'no_grade'],
    ['Fine. [RESULT] four', 'no_grade'],
    ['Fine. [RESULT] 4 or 5', 'two_results'],
    ['Fine. [RESULT] 3-4', 'two_results'],
    ['[RESULT] 2\nOn second thought: [RESULT] 4', 'two_results'],
    ['Fine. [RESULT] 8/10', 'other_scale'],
    ['Fine. [RESULT] 4.5', 'not_whole'],
    ['Fine. [RESULT] 0', 'out_of_range'],
    ['Fine. [RESULT] 6', 'out_of_range'],
    ['Fine. [RESULT] -3', 'out_of_range'],
    ['Fine. [RESULT] 45', 'out_of_range'],
  ])('%j is rejected: %s', (text, code) => expect(gradeOf(text)).toBe(code));

  it('counts only where the answer came to its end', () => {
    expect(gradeOf('Fine. [RESULT] 4', 'length')).toBe('cut_off');
    expect(gradeOf('Fine. [RESULT] 4', 'filtered')).toBe('filtered');
    expect(gradeOf('Fine. [RESULT] 4', 'other')).toBe(4);
  });

  it('leaves the feedback as it was written, without its heading', () => {
    expect(parseGrade({ text: 'Feedback: It is\nweak.\n\n[RESULT] 2', finishReason: 'stop' })).toEqual({
      accepted: true,
      result: { grade: 2, feedback: 'It is\nweak.' },
    });
  });

  it('is found in a megabyte of marks at once', () => {
    expect(gradeOf(`${'[RESULT] '.repeat(120_000)}3`)).toBe(3);
    expect(gradeOf(`[RESULT]${' '.repeat(1_000_000)}`)).toBe('no_grade');
  });
});
