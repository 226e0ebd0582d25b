/** What happened to steps between two looks, in sentences for the log of the launch. */
import type { FarStep } from '../far/farSide';
import type { LaunchLogLine } from './launchLog';

export function stepNews(before: readonly FarStep[], now: readonly FarStep[]): readonly News[] {
  const known = new Map(before.map((step) => [step.step, step]));
  const changed = now.filter((step) => {
    const was = known.get(step.step);
    return was?.state !== step.state || was.attempt !== step.attempt;
  });
  const leftOut = changed.filter(({ state }) => state === 'left out');
  const each = leftOut.length > mostLeftOut ? changed.filter(({ state }) => state !== 'left out') : changed;
  const text = `${String(leftOut.length)} steps were left out: what they need did not end well.`;
  return [
    ...each.flatMap((step) => lineOf(step) ?? []),
    ...(leftOut.length > mostLeftOut ? [{ severity: 'caution' as const, text }] : []),
  ];
}

type News = Omit<LaunchLogLine, 'atMs'>;

/** More at once are told as one. */
const mostLeftOut = 3;

function lineOf({ step, state, attempt, host, reason, exitCode }: FarStep): News | null {
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
