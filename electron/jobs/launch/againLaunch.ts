/** Has steps of a launch done again that did not end well. */
import { readdir, rename, rm } from 'node:fs/promises';
import type { Task } from '../../../analysis/task';
import { takeLock } from '../lock';
import type { Target } from '../targets/target';
import { placeLaunch } from './beginLaunch';
import { isThere } from './isThere';
import { readLaunch } from './launchFile';
import { appendLog } from './launchLog';
import { launchPlaces, type LaunchPlaces } from './launchPlaces';
import { withMendedTarget } from './mendedTarget';
import { readState, writeState } from './launchState';

export interface AgainOptions {
  readonly folder: string;
  readonly target: Target;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Ids of steps; null: all that ended otherwise than well, and what was left out for them. */
  readonly steps: readonly string[] | null;
}

/**
 * What the target does not have any more is sent again, and settings of the target that were mended since are taken over; `followLaunch` comes after it. Throws as the target does, and
 * `AgoraError('not-permitted')` while somebody follows the launch.
 */
export async function againLaunch(options: AgainOptions, task: Task): Promise<void> {
  const lock = await takeLock(options.folder, 'followed');
  try {
    await again(options, task);
  } finally {
    await lock.release();
  }
}

async function again({ folder, target, secrets = {}, steps }: AgainOptions, task: Task): Promise<void> {
  const places = launchPlaces(folder);
  const file = await withMendedTarget(places, await readLaunch(places));
  await rm(places.cancelled, { force: true });
  const state = await readState(places);
  // It is sent and started by whoever follows it.
  if (state.startedMs === null) return;
  const isGone = !(await isThere(target, file.token, task.signal));
  await placeLaunch({ places, file, target, secrets }, task);
  if (isGone) {
    await appendLog(places, [
      { severity: 'caution', text: `All of it is done anew: ${target.reach.name} has it no more.` },
    ]);
    await setCopiesAside(places);
    await target.farSide.start(file.token, task.signal);
  } else {
    const what = steps === null ? 'What did not end well' : steps.join(', ');
    await appendLog(places, [{ severity: 'note', text: `${what} is done again.` }]);
    await target.farSide.again(file.token, steps, task.signal);
  }
  const isAgain = (step: string) => steps === null || steps.includes(step);
  await writeState(places, {
    ...state,
    // Until it is looked at, as it will be.
    steps: isGone
      ? []
      : state.steps.map((each) =>
          isAgain(each.step) && each.state !== 'done' && each.state !== 'running'
            ? { ...each, state: 'waiting', reason: '' }
            : each,
        ),
    copied: isGone ? {} : state.copied,
  });
}

/** Logs begin anew there, and would be joined to what they were. */
async function setCopiesAside({ path, steps }: LaunchPlaces): Promise<void> {
  const before = (await readdir(path)).filter((name) => name.startsWith('steps.before-')).length;
  await rename(steps, `${steps}.before-${String(before + 1)}`).catch(() => undefined);
}
