import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/setup/paths.mjs';
import { countUnitTests, countWindowTests } from '../../build/verdict/reports.mjs';
import { ending, exitCodeOf, failure, judge, nothing, sum } from '../../build/verdict/tally.mjs';

const counted = (passed: number, failed = 0) => ({ ...nothing, passed, failed });

describe('sum', () => {
  it('adds what every runner passed and failed, and lists what failed in their order', () => {
    const tallies = [counted(3), { passed: 40, failed: 2, failures: ['a', 'b'] }, failure('c')];
    expect(sum(tallies)).toEqual({ passed: 43, failed: 3, failures: ['a', 'b', 'c'] });
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
      'The runner ended with code 137 after 5 tests and named none that failed',
    ]);
  });
});

describe('the end of npm test', () => {
  it('names what failed, and its last line has both counts', () => {
    expect(ending({ passed: 12, failed: 2, failures: ['a.test.ts › adds', 'b.test.ts › takes'] })).toBe(
      '✗ a.test.ts › adds\n✗ b.test.ts › takes\n12 passed, 2 failed',
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
      failures: ['tests/b › sums takes: AssertionError: 1', 'tests/c: No such module'],
    });
  });
});

describe('countWindowTests', () => {
  it('counts unexpected and flaky tests and errors outside of tests as failures, each by its name', () => {
    const spec = (title: string, status: string, ...messages: string[]) => {
      const results = messages.map((message) => ({ errors: [{ message }] }));
      return { title, file: 'a.spec.ts', line: 4, tests: [{ status, results }] };
    };
    const report = {
      stats: { expected: 7, unexpected: 1, flaky: 1 },
      suites: [
        {
          specs: [spec('opens', 'expected')],
          suites: [{ specs: [spec('draws', 'unexpected', 'Error: none\n at'), spec('ends', 'flaky')] }],
        },
      ],
      errors: [{ message: 'no display' }],
    };
    expect(countWindowTests(report)).toEqual({
      passed: 7,
      failed: 3,
      failures: ['a.spec.ts:4 › draws: Error: none', 'a.spec.ts:4 › ends: said nothing', 'no display'],
    });
  });
});

function inProject(name: string): string {
  return path.join(projectRoot, 'tests', name);
}
