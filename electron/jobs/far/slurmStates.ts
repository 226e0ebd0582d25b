/** A step's state under Slurm: its own files say how it ended, Slurm says what waits and runs, and what it ended itself. */
import { exitState, type Told } from './exitState';
import type { LookText, SlurmElement, StepFacts } from './lookText';
import { overReason, waitReason } from './slurmWords';

/** Seconds after which a step counts as lost that Slurm does not know and that has no end. */
const lostAfterSeconds = 90;

const waitingStates = new Set([
  'PENDING',
  'REQUEUED',
  'REQUEUE_FED',
  'REQUEUE_HOLD',
  'SPECIAL_EXIT',
  'RESV_DEL_HOLD',
  'CONFIGURING',
]);

/** Throws nothing: what cannot be told is as it was known last. */
export function slurmState(facts: StepFacts, look: LookText, goneSeconds: (step: string) => number): Told {
  const ended = exitState(facts);
  const { submitted, started, step } = facts;
  const hasBegun = 'pid' in started;
  const isFinal = ended !== null && !ended.isStopped;
  const { slurm } = look;
  if (slurm === null || submitted === '') return ended ?? { state: 'waiting', reason: '' };

  const queued = slurm.queued.get(submitted);
  if (queued !== undefined) {
    // One that is queued again after a failure runs again; what ended well or was cancelled stays.
    const isAgain = waitingStates.has(queued.state);
    if (isFinal && (ended.state !== 'failed' || !isAgain)) return ended;
    if (isAgain) return { state: 'waiting', reason: waitReason(queued, attemptsOf(facts)) };
    return { state: hasBegun ? 'running' : 'waiting', reason: hasBegun ? '' : 'It begins.' };
  }
  if (isFinal) return ended;
  if (slurm.fault !== null) {
    const reason = `Slurm does not answer now: ${slurm.fault.trim()}. This is as known last.`;
    return { state: hasBegun ? 'running' : 'waiting', reason };
  }
  const over = slurm.over.get(submitted);
  if (over !== undefined && over.state !== 'COMPLETED') return overState(over, ended);
  if (ended !== null) return ended;
  if (goneSeconds(step) < lostAfterSeconds)
    return {
      state: hasBegun ? 'running' : 'waiting',
      reason: 'It has left the queue of Slurm; how it ended is waited for.',
    };
  return { state: 'lost', reason: 'Slurm does not know it any more, and it did not say how it ended. Start it again.' };
}

function attemptsOf({ started }: StepFacts): number {
  return 'pid' in started ? Number(started['attempt']) : 0;
}

function overState(over: SlurmElement, ended: Told | null): Told {
  const isCancelled = over.state.startsWith('CANCELLED');
  if (isCancelled && over.reason === 'DependencyNeverSatisfied')
    return { state: 'left out', reason: 'A step that it needs did not end well.' };
  if (isCancelled) return { state: 'cancelled', reason: 'It was cancelled in Slurm.' };
  const itself = `Slurm says ${over.state}, and it did not say itself how it ended. See the end of its log, then start it again.`;
  return { state: 'failed', reason: overReason(over) ?? ended?.reason ?? itself };
}
