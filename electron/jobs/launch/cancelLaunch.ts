/** Ends steps of a launch, with all their processes. */
import { writeFile } from 'node:fs/promises';
import { asAgoraError } from '../../../analysis/errors';
import { writeFailure } from '../../ports/writeFailure';
import type { CancelReport } from '../far/farSide';
import type { Target } from '../targets/target';
import { readLaunch } from './launchFile';
import { appendLog } from './launchLog';
import { launchPlaces } from './launchPlaces';
import { readState } from './launchState';

export interface CancelOptions {
  readonly folder: string;
  readonly target: Target;
  /** Ids of steps; null: all of it. */
  readonly steps: readonly string[] | null;
  readonly signal: AbortSignal;
}

/** May be asked while another process follows the launch, which then sees the end. Throws as the target does. */
export async function cancelLaunch({ folder, target, steps, signal }: CancelOptions): Promise<CancelReport> {
  const places = launchPlaces(folder);
  const { token } = await readLaunch(places);
  const what = steps === null ? 'All of it' : steps.join(', ');
  await appendLog(places, [{ severity: 'note', text: `${what} is to be cancelled.` }]);
  // First, so that one that is being sent is seen as cancelled whatever comes of it there.
  if (steps === null)
    await writeFile(places.cancelled, '').catch((error: unknown) => {
      throw writeFailure(error, folder);
    });
  const { startedMs, sendingMs } = await readState(places);
  const none: CancelReport = { ended: [], left: [] };
  if (startedMs === null && sendingMs === null && steps === null) return none;
  const report = await target.farSide.cancel(token, steps, signal).catch((error: unknown) => {
    // Whoever sent it was ended before it was there.
    if (startedMs === null && steps === null && asAgoraError(error).code === 'not-found') return none;
    throw error;
  });
  await appendLog(
    places,
    report.left.map((left) => ({ severity: 'caution', text: `Still there: ${left}.` })),
  );
  return report;
}
