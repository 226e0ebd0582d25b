/** A target's settings as they are now, for a launch that was made with older ones. */
import { writeBundle } from '../far/writeBundle';
import type { TargetSettings } from '../targets/targetSettings';
import { readTargets } from '../targets/targetsFile';
import { writeLaunch, type LaunchFile } from './launchFile';
import type { LaunchPlaces } from './launchPlaces';

/**
 * Takes over what the user has mended since, such as the Python, where the target of that name is still the same folder of
 * the same machine; writes what is sent anew. Gives the launch as it is then.
 */
export async function withMendedTarget(places: LaunchPlaces, file: LaunchFile): Promise<LaunchFile> {
  const { target, graph } = file.launch;
  const now = (await readTargets()).targets.find(({ name }) => name === target.name);
  if (now === undefined || !isSamePlace(now, target) || JSON.stringify(now) === JSON.stringify(target)) return file;
  const mended = { ...file, launch: { target: now, graph } };
  await writeBundle(graph, { token: file.token, settings: now, folder: places.far });
  await writeLaunch(places, mended);
  return mended;
}

/** Whether two descriptions are of the same folder of the same machine. */
export function isSamePlace(a: TargetSettings, b: TargetSettings): boolean {
  const placeOf = (target: TargetSettings) =>
    JSON.stringify([target.kind === 'local' ? null : target.host, target.folder]);
  return placeOf(a) === placeOf(b);
}
