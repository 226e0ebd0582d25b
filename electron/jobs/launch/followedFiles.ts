/** Copies of what steps write as they run. A copy's length is where it goes on: nothing else is remembered. */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { isInside } from '../../ports/inside';
import type { FarLook, FarStep, Follow, Piece } from '../far/farSide';
import type { StudyGraph } from '../study/studyGraph';
import { stepCopies, type LaunchPlaces } from './launchPlaces';
import type { LaunchState } from './launchState';
import { logNames } from './viewStep';

/** Whether a step will write no more by itself. */
export function hasEnded({ state }: FarStep): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Files of steps that have begun, until their copies are whole. */
export async function filesToFollow(
  places: LaunchPlaces,
  { steps }: StudyGraph,
  { steps: known, copied }: LaunchState,
): Promise<readonly Follow[]> {
  const planned = new Map(steps.map((step) => [step.id, step]));
  const begun = known.filter(({ step, attempt }) => attempt > 0 && copied[step] !== attempt);
  const files = begun.flatMap(({ step }) => {
    const names = [...logNames, planned.get(step)?.progress].filter((name) => name !== undefined);
    return [...new Set(names)].map((file) => ({ step, file }));
  });
  return Promise.all(files.map(async (each) => ({ ...each, offset: await sizeOf(copyOf(places, each)) })));
}

export interface Appended {
  /** Files that hold more than was read of them. */
  readonly more: boolean;
  /** Files there that are shorter than their copies: they were begun anew. */
  readonly anew: readonly Pick<Follow, 'step' | 'file'>[];
}

/** Of what the far side sends, which may be anything, the pieces that were asked for: one a file. */
export function askedFor(pieces: readonly Piece[], followed: readonly Follow[]): readonly Piece[] {
  const keyOf = ({ step, file, offset }: Follow) => JSON.stringify([step, file, offset]);
  const open = new Set(followed.map(keyOf));
  return pieces.filter((piece) => open.delete(keyOf(piece)) && piece.size >= 0);
}

/** Adds each piece to its copy. A piece that does not begin where the copy ends is left out, and asked for again. */
export async function appendPieces(places: LaunchPlaces, pieces: readonly Piece[]): Promise<Appended> {
  const anew: Pick<Follow, 'step' | 'file'>[] = [];
  let more = false;
  for (const piece of pieces) {
    const path = copyOf(places, piece);
    const { step, file, offset, bytes, size } = piece;
    if (size < offset) {
      await rename(path, `${path}.before-${String(Date.now())}`);
      anew.push({ step, file });
      more ||= size > 0;
    } else if (bytes.length > 0 && (await sizeOf(path)) === offset) {
      await mkdir(dirname(path), { recursive: true });
      // Broken off, the copy is longer by a part of the piece, and goes on from there.
      await appendFile(path, bytes);
    }
    more ||= size > offset + bytes.length;
  }
  return { more, anew };
}

/** The attempts whose copies are whole: the step had ended, and nothing was left to read of what was followed. */
export function copiedBy(look: FarLook, followed: readonly Follow[]): LaunchState['copied'] {
  const wasFollowed = new Set(followed.map(({ step }) => step));
  const isUnfinished = new Set(
    look.pieces.filter(({ offset, bytes, size }) => size !== offset + bytes.length).map(({ step }) => step),
  );
  const whole = look.steps.filter(
    (step) => hasEnded(step) && wasFollowed.has(step.step) && !isUnfinished.has(step.step),
  );
  return Object.fromEntries(whole.map(({ step, attempt }) => [step, attempt]));
}

/** Throws for a name that leads out of the step's folder, which a user's own kind may have. */
function copyOf(places: LaunchPlaces, { step, file }: Pick<Follow, 'step' | 'file'>): string {
  const folder = stepCopies(places, step);
  const path = resolve(folder, file);
  if (path === folder || !isInside(folder, path))
    throw new AgoraError('bad-input', `${file} leads out of the folder of the step ${step}.`, { value: file });
  return path;
}

/** Bytes; 0 where there is none. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
