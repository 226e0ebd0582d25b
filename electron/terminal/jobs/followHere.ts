/** Follows a launch in the terminal until nothing waits or runs; Ctrl-C ends the following, not the work. */
import { followLaunch, type FollowOptions } from '../../jobs/launch/followLaunch';
import { readLaunch } from '../../jobs/launch/launchFile';
import { launchPlaces } from '../../jobs/launch/launchPlaces';
import type { LaunchSummary } from '../../jobs/launch/launchResults';
import { secretsOf } from '../../jobs/launch/secretsOf';
import { stopOnSignal } from '../../ports/stopOnSignal';
import type { Call } from '../verb';
import { withTarget } from './withTarget';

/** Throws as `followLaunch`, and as the target that cannot be opened. */
export async function followHere(
  call: Call,
  folder: string,
  options: Pick<FollowOptions, 'until' | 'everyMs'> & { readonly changed?: () => void } = {},
): Promise<LaunchSummary> {
  const { launch } = await readLaunch(launchPlaces(folder));
  let said: string | null = null;
  return stopOnSignal((signal) =>
    withTarget(launch.target, async (target) => {
      const summary = await followLaunch({
        folder,
        target,
        secrets: secretsOf(launch.graph, process.env),
        signal,
        progress: call.progress,
        ...options,
        changed(now) {
          if (now.unreachable !== said && now.unreachable !== null)
            call.say(`${now.unreachable} The work goes on there.`);
          said = now.unreachable;
          call.progress({ label: labelOf(now), done: endedOf(now), total: now.steps, unit: 'steps' });
          options.changed?.();
        },
      });
      if (signal.aborted)
        call.say(
          `Not followed any more; the work on the target ${summary.target} goes on. "agora jobs resume ${summary.id}" follows it again.`,
        );
      return summary;
    }),
  );
}

function labelOf({ target, counts }: LaunchSummary): string {
  const { running = 0, waiting = 0 } = counts;
  return `${target}: ${String(running)} running, ${String(waiting)} waiting`;
}

function endedOf({ counts, steps }: LaunchSummary): number {
  const { running = 0, waiting = 0 } = counts;
  return steps - running - waiting;
}
