/** A file that never grows past its limit: what is older moves to a second file. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** At this size the file becomes the older one, and a new one begins. */
export const rotateAtBytes = 1 << 20;

/** Appends `entry` to `file`, moving the file to `older` first where it has grown to its limit. */
export function append(file: string, older: string, entry: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + Buffer.byteLength(entry) > rotateAtBytes && size > 0) renameSync(file, older);
  appendFileSync(file, entry);
}
