/** What of a launch's course is worth a notification. */
import type { LaunchSummary } from '../contract';
import { here } from '../jobs/targets/builtIn';

export interface LaunchNews {
  readonly title: string;
  readonly body: string;
}

/** Null: nothing that one would want to be called for. `before` null: it was not known. */
export function launchNews(before: LaunchSummary | null, after: LaunchSummary): LaunchNews | null {
  if (before === null) return null;
  const { name, steps, counts, state } = after;
  const target = after.target === here ? 'this machine' : after.target;
  if (before.state !== state) {
    if (state === 'complete')
      return {
        title: `${name} is complete`,
        body: `${stepsText(steps)} ended well on ${target}; the results are here.`,
      };
    if (state === 'incomplete')
      return {
        title: `${name} has ended`,
        body: `${notWell(counts)} of ${stepsText(steps)} did not end well on ${target}.`,
      };
  }
  if (after.served?.state === 'answering' && before.served?.state !== 'answering' && before.served?.state !== 'broken')
    return { title: `${after.served.model} answers`, body: `At ${after.served.baseUrl ?? ''}, served on ${target}.` };
  const failed = notWell(counts) - notWell(before.counts);
  return failed > 0 && state === 'underway'
    ? {
        title: name,
        body: `${failed === 1 ? 'A step' : `${failed.toLocaleString('en')} steps`} failed on ${target}; the others go on.`,
      }
    : null;
}

function notWell({ failed = 0, lost = 0 }: LaunchSummary['counts']): number {
  return failed + lost;
}

function stepsText(count: number): string {
  return count === 1 ? '1 step' : `${count.toLocaleString('en')} steps`;
}
