import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/setup/paths.mjs';
import { filesToRepeat, settle } from '../../build/verdict/repeat.mjs';
import { countUnitTests, countWindowTests } from '../../build/verdict/reports.mjs';
import { type Tally, ending, exitCodeOf, failure, judge, nothing, sum } from '../../build/verdict/tally.mjs';

const counted = (passed: number, failed = 0) => ({ ...nothing, passed, failed });

describe('sum', () => {
  it('adds what every runner passed and failed, and lists what failed in their order', () => {
    const said = (...all: string[]) => all.map((each) => ({ said: each }));
    const tallies = [
      counted(3),
      { passed: 40, failed: 2, failures: said('a', 'b'), unsteady: said('u') },
      failure('c'),
    ];
    expect(sum(tallies)).toEqual({ passed: 43, failed: 3, failures: said('a', 'b', 'c'), unsteady: said('u') });
  });

  it('of nothing is nothing', () => {
    expect(sum([])).toEqual(nothing);
  });
});

describe('judge', () => {
  it.each([
    ['all passed', counted(5), 0, { passed: 5, failed: 0 }],
    ['some failed', counted(5, 2), 1, { passed: 5, failed: 2 }],
    ['all passed, and yet the runner failed', counted(5), 1, { passed: 5, failed: 1 }],
    ['the runner was killed before it wrote a report', null, 137, { passed: 0, failed: 1 }],
    ['the runner ended well without a report', null, 0, { passed: 0, failed: 1 }],
    ['the runner found no tests', nothing, 0, { passed: 0, failed: 1 }],
    ['some failed, and the runner did not notice', counted(5, 2), 0, { passed: 5, failed: 2 }],
  ])('%s', (_case, report, exitCode, verdict) => {
    expect(judge(report, exitCode)).toMatchObject(verdict);
  });

  it('says of a runner that named no failure how it ended', () => {
    expect(judge(counted(5), 137).failures).toEqual([
      { said: 'The runner ended with code 137 after 5 tests and named none that failed' },
    ]);
  });
});

const adds = { file: 'a.test.ts', name: 'adds', said: 'Error: 1' };
const takes = { file: 'a.test.ts', name: 'takes', said: 'Error: 2' };
const unloaded = { file: 'b.test.ts', said: 'No such module' };
const failing = (...failures: Tally['failures']) => ({ ...counted(7, failures.length), failures });

describe('what is run once more', () => {
  it('is a few files, each once', () => {
    expect(filesToRepeat(counted(7))).toEqual([]);
    expect(filesToRepeat(failing(adds, takes, unloaded))).toEqual(['a.test.ts', 'b.test.ts']);
  });

  it('is nothing where much failed, or something that has no file', () => {
    expect(filesToRepeat(failing(...'123456'.split('').map((file) => ({ file, said: '' }))))).toEqual([]);
    expect(filesToRepeat(sum([failing(adds), failure('killed')]))).toEqual([]);
  });
});

describe('settle', () => {
  it('counts as failed what failed alone too, and names the rest', () => {
    const alone = { ...counted(1, 1), failures: [{ ...takes, said: 'Error: 3' }] };
    expect(settle(failing(adds, takes), alone)).toEqual({
      passed: 8,
      failed: 1,
      failures: [{ ...takes, said: 'Error: 3' }],
      unsteady: [adds],
    });
  });

  it('calls nothing unsteady after a second run that broke off', () => {
    const broken = settle(failing(adds), judge(null, 137));
    expect(broken).toMatchObject({ passed: 7, failed: 1, unsteady: [] });
    expect(exitCodeOf(broken)).toBe(1);
  });
});

describe('the end of npm test', () => {
  it('names what was unsteady and what failed, and its last line has both counts', () => {
    expect(ending({ ...failing(takes, unloaded), unsteady: [adds] })).toBe(
      [
        '↻ a.test.ts › adds: Error: 1 (passed when it was run once more, alone)',
        '✗ a.test.ts › takes: Error: 2',
        '✗ b.test.ts: No such module',
        '7 passed, 2 failed',
      ].join('\n'),
    );
    expect(ending(counted(12))).toBe('12 passed, 0 failed');
  });

  it.each([
    [counted(12), 0],
    [counted(12, 1), 1],
    [nothing, 1],
  ] as const)('%o exits with %i', (tally, code) => {
    expect(exitCodeOf(tally)).toBe(code);
  });
});

describe('countUnitTests', () => {
  it('counts tests, and a file that could not be loaded as one failure, each by its name and its first line', () => {
    const passed = { status: 'passed', fullName: 'adds', failureMessages: [] };
    const failed = {
      status: 'failed',
      fullName: 'sums takes',
      failureMessages: ['\u001b[31mAssertionError: 1\u001b[0m\n  at'],
    };
    const report = {
      testResults: [
        { name: inProject('a'), status: 'passed', assertionResults: [passed, { ...passed, status: 'skipped' }] },
        { name: inProject('b'), status: 'failed', assertionResults: [passed, failed] },
        { name: inProject('c'), status: 'failed', message: 'No such module\nat', assertionResults: [] },
      ],
    };
    expect(countUnitTests(report)).toEqual({
      passed: 2,
      failed: 2,
      failures: [
        { file: 'tests/b', name: 'sums takes', said: 'AssertionError: 1' },
        { file: 'tests/c', said: 'No such module' },
      ],
      unsteady: [],
    });
  });
});

describe('countWindowTests', () => {
  it('counts unexpected tests and errors outside of tests as failures, each by its name', () => {
    const spec = (title: string, status: string, ...messages: string[]) => {
      const results = messages.map((message) => ({ errors: [{ message }] }));
      return { title, file: 'a.spec.ts', line: 4, tests: [{ status, results }] };
    };
    const report = {
      stats: { expected: 7, unexpected: 2 },
      suites: [
        {
          specs: [spec('opens', 'expected')],
          suites: [{ specs: [spec('draws', 'unexpected', 'Error: none\n at'), spec('ends', 'unexpected')] }],
        },
      ],
      errors: [{ message: 'no display' }],
    };
    expect(countWindowTests(report)).toEqual({
      passed: 7,
      failed: 3,
      failures: [
        { file: 'a.spec.ts:4', name: 'draws', said: 'Error: none' },
        { file: 'a.spec.ts:4', name: 'ends', said: 'said nothing' },
        { said: 'no display' },
      ],
      unsteady: [],
    });
  });
});

function inProject(name: string): string {
  return path.join(projectRoot, 'tests', name);
}
