/** A job's folder, made as a whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { AgoraError } from '../../analysis/errors';
import { systemCode } from '../ports/listingProblems';
import { writeFailure } from '../ports/writeFailure';

/**
 * Has `make` fill a folder beside `path`, which then takes that name: a folder that is there is a whole job. Throws
 * `AgoraError` as `make` does, where something stands there already, and where nothing can be written.
 */
export async function makeJobFolder<T>(path: string, make: (making: string) => Promise<T>): Promise<T> {
  const making = `${path}${makingMark}${randomUUID().slice(0, 8)}`;
  try {
    await mkdir(making, { recursive: true });
    const made = await make(making);
    // Fails where a folder with something in it stands there.
    await rename(making, path);
    return made;
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw ['ENOTEMPTY', 'EEXIST'].includes(systemCode(error)) ? taken(path, error) : writeFailure(error, path);
  }
}

const makingMark = '.making-';

/** Whether a folder of this name is a job that is being made, or whose making was broken off. */
export function isBeingMade(name: string): boolean {
  return name.includes(makingMark);
}

/** `2026-11-28-math-gpt-4o-1f3a`: sorts by day, says what it is, and is free. */
export function jobFolderName(what: string, atMs: number, mark: string = randomUUID().slice(0, 4)): string {
  const words = what
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 60);
  return `${new Date(atMs).toISOString().slice(0, 10)}-${words}-${mark}`;
}

function taken(path: string, cause: unknown): AgoraError {
  const nextStep = 'Name another folder, or go on with the job that it holds.';
  return new AgoraError('bad-input', `${path} holds something already.`, { path, nextStep }, { cause });
}
