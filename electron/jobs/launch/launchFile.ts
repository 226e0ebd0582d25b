/** `job.json` of a launch: what was launched, and where. Written when it is made; of the target mended settings are taken over. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { z } from '../../../analysis/schema';
import { writeAtomically } from '../../ports/writeAtomically';
import type { StudyGraph } from '../study/studyGraph';
import { targetSettingsSchema, type TargetSettings } from '../targets/targetSettings';
import { graphSchema } from './graphSchema';
import type { LaunchPlaces } from './launchPlaces';

const launchSchema = z.object({
  agoraJob: z.literal(1),
  /** Of this launch and no other: what is asked twice under it is done once. */
  token: z.string().regex(/^[0-9a-z-]{8,64}$/),
  createdMs: z.number(),
  /** The workbench that made it. */
  version: z.string(),
  launch: z.object({ target: targetSettingsSchema, graph: graphSchema }),
});

export type LaunchFile = Omit<z.infer<typeof launchSchema>, 'launch'> & {
  readonly launch: { readonly target: TargetSettings; readonly graph: StudyGraph };
};

/** Files that were read, by path: each may hold a megabyte, and never changes. */
const read = new Map<string, { readonly changedMs: number; readonly file: LaunchFile }>();
const mostRead = 64;

/** Throws `AgoraError('not-found')` where the folder holds no launch, `('bad-input')` where its file is not understood. */
export async function readLaunch(places: LaunchPlaces): Promise<LaunchFile> {
  const missing = (cause: unknown) => {
    const nextStep = '"agora jobs" lists the jobs that there are.';
    return new AgoraError('not-found', `${places.path} holds no job.`, { path: places.path, nextStep }, { cause });
  };
  try {
    const { mtimeMs: changedMs } = await stat(places.job);
    const known = read.get(places.job);
    if (known?.changedMs === changedMs) return known.file;
    const file = parsed(places, await readFile(places.job, 'utf8'));
    const [oldest] = read.keys();
    if (oldest !== undefined && read.size >= mostRead) read.delete(oldest);
    read.set(places.job, { changedMs, file });
    return file;
  } catch (error) {
    throw error instanceof AgoraError ? error : missing(error);
  }
}

function parsed(places: LaunchPlaces, text: string): LaunchFile {
  try {
    return launchSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AgoraError(
      'bad-input',
      `The file of the job ${basename(places.path)} is not understood: it is damaged, or of another version.`,
      { path: places.job, nextStep: 'Open it with the version that made it.' },
      { cause },
    );
  }
}

export function writeLaunch(places: LaunchPlaces, file: LaunchFile): Promise<void> {
  return writeAtomically(places.job, `${JSON.stringify(file)}\n`);
}
