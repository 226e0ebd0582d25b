/** A far side that lies: nothing that it tells leads out of the launch's folder, or stops the following for good. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import type { FarLook, Piece } from '../../../../electron/jobs/far/farSide';
import { createLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { followLaunch } from '../../../../electron/jobs/launch/followLaunch';
import { launchPlaces } from '../../../../electron/jobs/launch/launchPlaces';
import { readState } from '../../../../electron/jobs/launch/launchState';
import type { Target } from '../../../../electron/jobs/targets/target';
import { temporaryFolder } from '../../temporaryFolder';
import { hereTarget } from './hereTarget';
import { trivialGraph } from './trivialGraph';

const { signal } = unattended;
const everyMs = 50;

/** Followed to its end on this machine, whose every look was changed on its way. */
async function followed(change: (look: FarLook, folder: string) => FarLook) {
  const folder = temporaryFolder();
  const target = await hereTarget(folder);
  const graph = trivialGraph(['one', 'two']);
  const launch = await createLaunch(
    graph,
    target.settings,
    { version: 'test', jobs: join(folder, 'jobs') },
    unattended,
  );
  const places = launchPlaces(launch.folder);
  const lying: Target = {
    ...target,
    farSide: {
      ...target.farSide,
      look: async (...asked) => change(await target.farSide.look(...asked), launch.folder),
    },
  };
  const summary = await followLaunch({ folder: launch.folder, target: lying, signal, everyMs });
  return { summary, places };
}

function pieceOf(step: string, file: string, text: string, offset: number, size = offset + text.length): Piece {
  return { step, file, offset, bytes: new TextEncoder().encode(text), size };
}

it('writes no file that was not asked for', async () => {
  const outside = temporaryFolder();
  const keys = join(outside, 'authorized_keys');
  await writeFile(keys, 'mine\n');
  await mkdir(join(outside, 'bin'));
  const { summary, places } = await followed((look, folder) => {
    const away = relative(join(folder, 'steps'), outside);
    const pieces = [
      ...look.pieces,
      pieceOf(away, 'authorized_keys', 'theirs\n', 5),
      pieceOf(away, 'new', 'theirs\n', 0),
      pieceOf(away, 'bin', '', 5, 0),
      pieceOf('one', 'never asked for', 'theirs\n', 0),
    ];
    const [first] = look.steps;
    return { ...look, pieces, steps: first ? [...look.steps, { ...first, step: away }] : [] };
  });
  expect(summary).toMatchObject({ state: 'complete', counts: { done: 2 } });
  expect(await readFile(keys, 'utf8')).toBe('mine\n');
  await expect(readFile(join(outside, 'new'))).rejects.toThrow('ENOENT');
  await expect(readFile(join(outside, 'stdout.log'))).rejects.toThrow('ENOENT');
  await expect(readFile(join(places.steps, 'one', 'never asked for'))).rejects.toThrow('ENOENT');
  expect((await readState(places)).steps.map(({ step }) => step)).toEqual(['one', 'two']);
});
