/** What happened to steps between two looks, in sentences for the log of the launch. */
import type { FarStep } from '../far/farSide';
import type { LaunchLogLine } from './launchLog';

export function stepNews(before: readonly FarStep[], now: readonly FarStep[]): readonly Omit<LaunchLogLine, 'atMs'>[] {
  const known = new Map(before.map((step) => [step.step, step]));
  return now.flatMap((step) => {
    const was = known.get(step.step);
    if (was?.state === step.state && was.attempt === step.attempt) return [];
    const line = lineOf(step);
    return line === null ? [] : [line];
  });
}

function lineOf({ step, state, attempt, host, reason, exitCode }: FarStep): Omit<LaunchLogLine, 'atMs'> | null {
  switch (state) {
    case 'waiting':
      return null;
    case 'running': {
      const where = host === null ? '' : ` on ${host}`;
      return { severity: 'note', text: `${step} runs${where}${attempt > 1 ? `, attempt ${String(attempt)}` : ''}.` };
    }
    case 'done':
      return { severity: 'note', text: `${step} ended well.` };
    case 'cancelled':
      return { severity: 'note', text: `${step} was cancelled.` };
    case 'left out':
      return { severity: 'caution', text: `${step} was left out. ${reason}`.trim() };
    case 'lost':
      return { severity: 'fault', text: `${step} was lost. ${reason}`.trim() };
    case 'failed':
      return { severity: 'fault', text: `${step} failed. ${reason || `Exit code ${String(exitCode)}.`}` };
  }
}
