import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../../analysis/problem';
import { anyProblem, codesOf, filteredProblems } from '../../../../../renderer/views/archives/problems/problemFilter';

const problem = (path: string, code: string, severity: Problem['severity'], message = 'Wrong.'): Problem => ({
  path,
  line: null,
  severity,
  code,
  message,
});

const problems = [
  problem('a.json', 'broken-json', 'fault'),
  problem('b.json', 'missing-field', 'fault', 'The record has no Response.'),
  problem('c.json', 'broken-json', 'fault'),
  problem('d.json', 'not-data', 'note'),
];

describe('the filter of problems', () => {
  const paths = (filter: Partial<typeof anyProblem>): readonly string[] =>
    filteredProblems(problems, { ...anyProblem, ...filter }).map(({ path }) => path);

  it('leaves all where nothing is asked', () => expect(paths({})).toHaveLength(4));

  it('takes what fits all that is asked, whatever the case of the words', () => {
    expect(paths({ severity: 'fault' })).toEqual(['a.json', 'b.json', 'c.json']);
    expect(paths({ code: 'broken-json' })).toEqual(['a.json', 'c.json']);
    expect(paths({ words: ' response ' })).toEqual(['b.json']);
    expect(paths({ severity: 'fault', code: 'broken-json', words: 'C.JSON' })).toEqual(['c.json']);
    expect(paths({ severity: 'note', code: 'broken-json' })).toEqual([]);
  });

  it('lists the codes, the most frequent first', () => {
    expect(codesOf(problems)).toEqual([
      ['broken-json', 2],
      ['missing-field', 1],
      ['not-data', 1],
    ]);
  });
});
