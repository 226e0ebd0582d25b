import { describe, expect, it } from 'vitest';
import { countUnitTests, countWindowTests } from '../../build/verdict/reports.mjs';
import { exitCodeOf, judge, lastLine, sum } from '../../build/verdict/tally.mjs';

describe('sum', () => {
  it('adds what every runner passed and failed', () => {
    expect(
      sum([
        { passed: 3, failed: 0 },
        { passed: 40, failed: 2 },
        { passed: 0, failed: 1 },
      ]),
    ).toEqual({ passed: 43, failed: 3 });
  });

  it('of nothing is nothing', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0 });
  });
});

describe('judge', () => {
  it.each([
    ['all passed', { passed: 5, failed: 0 }, 0, { passed: 5, failed: 0 }],
    ['some failed', { passed: 5, failed: 2 }, 1, { passed: 5, failed: 2 }],
    ['all passed, and yet the runner failed', { passed: 5, failed: 0 }, 1, { passed: 5, failed: 1 }],
    ['the runner was killed before it wrote a report', null, 137, { passed: 0, failed: 1 }],
    ['the runner ended well without a report', null, 0, { passed: 0, failed: 1 }],
    ['the runner found no tests', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
    ['some failed, and the runner did not notice', { passed: 5, failed: 2 }, 0, { passed: 5, failed: 2 }],
  ])('%s', (_case, report, exitCode, verdict) => {
    expect(judge(report, exitCode)).toEqual(verdict);
  });
});

describe('the end of npm test', () => {
  it('is one line with both counts', () => {
    expect(lastLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed');
  });

  it.each([
    [{ passed: 12, failed: 0 }, 0],
    [{ passed: 12, failed: 1 }, 1],
    [{ passed: 0, failed: 0 }, 1],
  ] as const)('%o exits with %i', (tally, code) => {
    expect(exitCodeOf(tally)).toBe(code);
  });
});

describe('countUnitTests', () => {
  it('counts tests, and a file that could not be loaded as one failure', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }, { status: 'skipped' }] },
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }, { status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(countUnitTests(report)).toEqual({ passed: 3, failed: 3 });
  });
});

describe('countWindowTests', () => {
  it('counts unexpected and flaky tests and errors outside of tests as failures', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1 }, errors: [{ message: 'no display' }] };
    expect(countWindowTests(report)).toEqual({ passed: 7, failed: 3 });
  });
});
