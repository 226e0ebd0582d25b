/** The data of a launch in its own folder: what steps are given, and the runs' instances in the archive of its outputs. */
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { throwIfCancelled, type Task } from '../../../analysis/task';
import { appDataFolder } from '../../ports/derivedFolder';
import { isInside } from '../../ports/inside';
import type { PlannedData } from '../study/studyGraph';
import { hashFile } from './hashFile';
import type { LaunchPlaces } from './launchPlaces';
import { linkOrCopy } from './linkOrCopy';

/** Where a file of the plan lies in the launch's folder. */
export function dataPath(places: LaunchPlaces, { sha256, name }: PlannedData): string {
  return join(places.data, sha256, name);
}

/** Throws `AgoraError('bad-input')` where a file is not what it was when it was planned. */
export async function gatherData(places: LaunchPlaces, data: readonly PlannedData[], task: Task): Promise<void> {
  const total = data.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const each of data) {
    throwIfCancelled(task.signal);
    const path = dataPath(places, each);
    await bring(each.path, path).catch((cause: unknown) => {
      throw changed(each, cause);
    });
    if ((await stat(path)).size !== each.bytes || (await hashFile(path)) !== each.sha256) throw changed(each);
    task.progress({ label: 'Gathering the data', done: (done += each.bytes), total, unit: 'bytes' });
  }
}

/** What lies in the app's own folder is written once; what lies elsewhere its owner may write to. */
async function bring(from: string, to: string): Promise<void> {
  if (isInside(appDataFolder(), from)) return linkOrCopy(from, to);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

function changed({ path }: PlannedData, cause?: unknown): AgoraError {
  return new AgoraError(
    'bad-input',
    `${path} is not what it was when the work was planned.`,
    { path, nextStep: 'Make the plan again.' },
    { cause },
  );
}
