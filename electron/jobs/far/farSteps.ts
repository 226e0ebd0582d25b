/** The states of steps, from what stands in their files on the far side and, with Slurm, from what it tells. */
import { exitState, type Told } from './exitState';
import type { FarStep } from './farSide';
import { numberIn, type Fields, type LookText, type StepFacts } from './lookText';
import { slurmState } from './slurmStates';

/**
 * One step each. `goneSeconds` says how long a step has been unknown to the scheduler without an end, which files that are
 * late on a network's disk may explain.
 */
export function farSteps(look: LookText, goneSeconds: (step: string) => number): FarStep[] {
  return look.steps.map((facts) => {
    const told = look.supervisor === null ? slurmState(facts, look, goneSeconds) : plainState(facts, look);
    return farStep(facts, look, told);
  });
}

function farStep(facts: StepFacts, look: LookText, { state, reason }: Told): FarStep {
  const { step, started, exit, beat, submitted } = facts;
  const isRunning = state === 'running';
  const hasBegun = 'at' in started;
  const lastSign = Math.max(numberIn(beat['at']) ?? 0, numberIn(started['at']) ?? 0);
  const [round, k, index] = submitted.split('.');
  const id = look.slurm?.ids.get(`${round ?? ''}.${k ?? ''}`);
  return {
    step,
    state,
    attempt: Math.max(0, numberIn(exit['attempt'] ?? started['attempt']) ?? 0),
    exitCode: exit['how'] === 'ended' || exit['how'] === 'stopped' ? numberIn(exit['code']) : null,
    reason,
    startedMs: milliseconds(started['at']),
    endedMs: isRunning ? null : milliseconds(exit['at']),
    // The clock may have been set back since.
    silentSeconds: isRunning && hasBegun ? Math.max(0, look.nowSeconds - lastSign) : null,
    host: started['host'] ?? null,
    schedulerId: id === undefined ? (started['group'] ?? null) : `${id}_${index ?? ''}`,
    gpu: isRunning ? gpuOf(beat) : null,
  };
}

function milliseconds(seconds: string | undefined): number | null {
  const number = numberIn(seconds);
  return number === null ? null : number * 1000;
}

const mebibyte = 2 ** 20;

function gpuOf(beat: Fields): FarStep['gpu'] {
  const [use, memory, total] = [numberIn(beat['use']), numberIn(beat['memory']), numberIn(beat['total'])];
  if (use === null || memory === null || total === null) return null;
  return { utilisation: use, memoryBytes: memory * mebibyte, memoryTotalBytes: total * mebibyte };
}

function plainState(facts: StepFacts, look: LookText): Told {
  const ended = exitState(facts);
  if (ended !== null) return ended;
  const { started, runs } = facts;
  const hasBegun = 'pid' in started;
  if (hasBegun && runs === '0') return { state: 'running', reason: '' };
  if (hasBegun && runs === '2') return { state: 'running', reason: elsewhere(started['host'], look.host) };
  switch (look.supervisor) {
    case 'none':
      return { state: 'waiting', reason: '' };
    case 'lives':
    case 'elsewhere':
      // What began it is gone; the supervisor is about to say so.
      return { state: hasBegun ? 'running' : 'waiting', reason: '' };
    default:
      return { state: 'lost', reason: whyLost(started, look) };
  }
}

function elsewhere(host: string | undefined, here: string): string {
  return host === undefined || host === here ? '' : `It runs on ${host}; ${here} answered, and cannot see it.`;
}

function whyLost(started: Fields, { host, boot }: LookText): string {
  if (!('pid' in started))
    return `What was to begin it on ${host} is gone, as after a restart of the machine. Start it again.`;
  if (started['boot'] !== boot)
    return `${host} was restarted while it ran. Start it again: it goes on from its last checkpoint.`;
  return `What ran it on ${host} was ended from outside. Start it again.`;
}
