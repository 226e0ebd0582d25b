import { describe, expect, it } from 'vitest';
import type { FarStep } from '../../../../electron/jobs/far/farSide';
import { ofThisAttempt } from '../../../../electron/jobs/launch/launchNow';
import { expectedSecondsLeft, launchSecondsLeft, stepSecondsLeft } from '../../../../electron/jobs/launch/timeLeft';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { trivialGraph } from './trivialGraph';

const farMs = 1_000_000_000;

function farStep(step: string, state: FarStep['state'], fromSeconds: number | null, toSeconds: number | null): FarStep {
  const at = (seconds: number | null) => (seconds === null ? null : farMs + seconds * 1000);
  return {
    step,
    state,
    attempt: state === 'waiting' ? 0 : 1,
    exitCode: null,
    reason: '',
    startedMs: at(fromSeconds),
    endedMs: at(toSeconds),
    silentSeconds: null,
    host: null,
    schedulerId: null,
    gpu: null,
  };
}

const point = (step: number, atSeconds: number | null) => ({
  step,
  of: 100,
  loss: null,
  learningRate: null,
  epoch: null,
  atMs: atSeconds === null ? null : farMs + atSeconds * 1000,
});

describe('what is left of a step', () => {
  const running = farStep('s1', 'running', -100, null);

  it('follows the pace between its first and its last line, so that loading counts for nothing', () => {
    // 20 steps in 10 seconds, 5 seconds ago: 50 steps more.
    expect(stepSecondsLeft(running, [point(30, -15), point(50, -5)], farMs)).toBeCloseTo(20, 9);
  });

  it('follows the time since its start where lines have no time', () => {
    expect(stepSecondsLeft(running, [point(50, null)], farMs)).toBeCloseTo(100, 9);
  });

  it('is unknown for a later attempt whose lines have no time: where it began is not told', () => {
    expect(stepSecondsLeft({ ...running, attempt: 2 }, [point(50, null)], farMs)).toBeNull();
  });

  it('takes nothing from what an earlier attempt told', () => {
    const again = { ...running, attempt: 2 };
    const points = [point(10, -500), point(60, -200), point(50, -20), point(60, -10)];
    expect(ofThisAttempt(again, points)).toEqual(points.slice(2));
    expect(ofThisAttempt(running, points)).toEqual(points);
    expect(ofThisAttempt({ ...again, state: 'waiting' }, points)).toEqual([]);
    expect(ofThisAttempt(again, [point(60, null)])).toEqual([point(60, null)]);
  });

  it('is unknown for one that tells nothing or does not run', () => {
    expect(stepSecondsLeft(running, [], farMs)).toBeNull();
    expect(stepSecondsLeft(farStep('s1', 'done', -100, -10), [point(100, -10)], farMs)).toBeNull();
  });
});

it('is what the plan expects, less the time since its start, of a step that told nothing yet', () => {
  const running = farStep('s1', 'running', -100, null);
  const left = (hours: number | null, far = running) => expectedSecondsLeft(far, { expectedHours: hours }, farMs);
  expect(left(0.1)).toBeCloseTo(260, 9);
  // It took longer than was expected: how much longer nobody knows.
  expect(left(100 / 3600)).toBeNull();
  expect(left(null)).toBeNull();
  expect(left(0.1, farStep('s1', 'waiting', null, null))).toBeNull();
});

describe('what is left of a launch', () => {
  const graph = trivialGraph(['s0', 's1', 's2', 's3', 's4']);
  const leftOf = (of: StudyGraph, steps: readonly FarStep[], told: Readonly<Record<string, number>> = {}) =>
    launchSecondsLeft(of, new Map(steps.map((far) => [far.step, { far, secondsLeft: told[far.step] ?? null }])), farMs);
  const left = (...steps: FarStep[]) => leftOf(graph, steps);

  it('takes those that wait for as long as those that ended, as many at once as run', () => {
    const seconds = left(
      farStep('s0', 'done', -100, -60),
      farStep('s1', 'running', -10, null),
      farStep('s2', 'running', -30, null),
      farStep('s3', 'waiting', null, null),
      farStep('s4', 'waiting', null, null),
    );
    // 40 seconds each: 30 and 10 of those that run, 80 of those that wait, two at once.
    expect(seconds).toBeCloseTo(60, 9);
  });

  it('is unknown until one has ended or tells', () => {
    expect(left(farStep('s0', 'running', -10, null), farStep('s1', 'waiting', null, null))).toBeNull();
  });

  it('is what the plan expects until then, step by step', () => {
    const hours = [0.1, 0.2, 0.5];
    const steps = graph.steps.map((step, index) => ({ ...step, expectedHours: hours[index] ?? null }));
    const expecting = { ...graph, steps };
    const open = [
      farStep('s0', 'running', -60, null),
      farStep('s1', 'running', -20, null),
      farStep('s2', 'waiting', null, null),
    ];
    // 300 and 700 seconds of those that run, 1800 of the one that waits, two at once.
    expect(leftOf(expecting, open)).toBeCloseTo(1400, 9);
    // Without an expectation of one of them nothing can be said.
    expect(leftOf(expecting, [...open, farStep('s3', 'waiting', null, null)])).toBeNull();
    // One that took longer than expected shows that the expectation is none.
    expect(leftOf(expecting, [farStep('s0', 'running', -400, null)])).toBeNull();
    // What one tells itself goes before what was expected: 20 and 60 seconds of those that run, 80 of the one that waits.
    expect(leftOf(expecting, open, { s0: 20 })).toBeCloseTo((20 + 60 + 80) / 2, 9);
  });
});
