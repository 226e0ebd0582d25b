/** A new launch: a folder with everything that is sent, made as a whole or not at all. Nothing is sent yet. */
import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import { writeBundle } from '../far/writeBundle';
import { jobsFolder } from '../folder';
import { jobFolderName, makeJobFolder } from '../makeJobFolder';
import type { StudyGraph } from '../study/studyGraph';
import type { TargetSettings } from '../targets/targetSettings';
import { gatherData } from './gatherData';
import { readLaunch, writeLaunch, type LaunchFile } from './launchFile';
import { launchPlaces } from './launchPlaces';
import { linkExisting } from './linkExisting';
import { linkRuns } from './linkRuns';
import { launchFolders } from './listLaunches';
import { writeManifest } from './writeManifest';

export interface CreatedLaunch {
  /** The name of its folder. */
  readonly id: string;
  readonly folder: string;
}

export interface CreateLaunchOptions {
  readonly version: string;
  /** Asked twice under the same token, one launch is made; absent: a new one. */
  readonly token?: string;
  /** The folder of all jobs; absent: the one that window and terminal share. */
  readonly jobs?: string;
}

/**
 * Throws `AgoraError('bad-input')` for a plan with faults and for data that changed since, and as `writeFailure` where
 * nothing can be written.
 */
export async function createLaunch(
  graph: StudyGraph,
  target: TargetSettings,
  { version, token = randomUUID(), jobs = jobsFolder() }: CreateLaunchOptions,
  task: Task,
): Promise<CreatedLaunch> {
  refuseFaults(graph);
  const mark = token.slice(0, 8);
  const made = await launchOf(jobs, token, mark);
  if (made !== null) return made;
  const createdMs = Date.now();
  const folder = join(jobs, jobFolderName(graph.name, createdMs, mark));
  await makeJobFolder(folder, async (making) => {
    const places = launchPlaces(making);
    await gatherData(places, graph.data, task);
    const own = await linkRuns(places, graph);
    await writeBundle(own, { token, settings: target, folder: places.far });
    await linkExisting(places, own, jobs);
    await writeManifest(places, own);
    const file: LaunchFile = { agoraJob: 1, token, createdMs, version, launch: { target, graph: own } };
    await writeLaunch(places, file);
  });
  return { id: basename(folder), folder };
}

async function launchOf(jobs: string, token: string, mark: string): Promise<CreatedLaunch | null> {
  for (const folder of await launchFolders(jobs)) {
    if (!folder.endsWith(`-${mark}`)) continue;
    const file = await readLaunch(launchPlaces(folder)).catch(() => null);
    if (file?.token === token) return { id: basename(folder), folder };
  }
  return null;
}

function refuseFaults({ problems }: StudyGraph): void {
  const fault = problems.find(({ severity }) => severity === 'fault');
  if (fault) throw new AgoraError('bad-input', fault.message, { path: fault.path });
}
