/**
 * Which launches the user wants followed, kept over restarts. A start asks no other machine by itself: those that were
 * followed when the app ended are offered to be followed again.
 */
import * as z from 'zod/mini';
import type { LaunchSummary } from '../contract';
import { profileState } from './profile';
import type { StateFile } from './stateFile';

let state: StateFile<readonly string[]> | null = null;

function kept(): StateFile<readonly string[]> {
  state ??= profileState(
    'followed',
    1,
    () => [],
    (value) => z.array(z.string()).parse(value),
  );
  return state;
}

export const followed = {
  add: (ids: readonly string[]): Promise<void> => kept().write([...new Set([...kept().read(), ...ids])]),
  remove: (ids: readonly string[]): Promise<void> =>
    kept().write(
      kept()
        .read()
        .filter((id) => !ids.includes(id)),
    ),
  /** Those of the launches that are wanted, go on, and are not followed now. */
  left(launches: readonly LaunchSummary[]): readonly string[] {
    const wanted = new Set(kept().read());
    return launches.filter((launch) => wanted.has(launch.id) && !launch.isHere && goesOn(launch)).map(({ id }) => id);
  },
};

function goesOn({ state: name }: LaunchSummary): boolean {
  return name === 'planned' || name === 'sending' || name === 'underway';
}
