import { describe, expect, it } from 'vitest';
import type { FarStep } from '../../../../electron/jobs/far/farSide';
import { launchSecondsLeft, stepSecondsLeft } from '../../../../electron/jobs/launch/timeLeft';
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

  it('is unknown for one that tells nothing or does not run', () => {
    expect(stepSecondsLeft(running, [], farMs)).toBeNull();
    expect(stepSecondsLeft(farStep('s1', 'done', -100, -10), [point(100, -10)], farMs)).toBeNull();
  });
});

describe('what is left of a launch', () => {
  const graph = trivialGraph(['s0', 's1', 's2', 's3', 's4']);
  const left = (...steps: FarStep[]) =>
    launchSecondsLeft(graph, new Map(steps.map((far) => [far.step, { far, secondsLeft: null }])), farMs);

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
});
