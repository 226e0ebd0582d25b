/** Finished files into a folder: each is written beside its place and renamed, so that none is ever half there. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ByteSink } from '../../analysis/ports';
import { isInside } from './inside';
import { writeFailure } from './writeFailure';

/** Throws `AgoraError`: `bad-input` for a path that leaves the folder or has a file in its way, `not-permitted`. */
export function folderSink(folder: string): ByteSink {
  const root = resolve(folder);
  return {
    async write(path, data) {
      const target = join(root, path);
      if (!isInside(root, target)) throw new AgoraError('bad-input', `${path} lies outside the folder.`, { path });
      const partial = `${target}.${String(process.pid)}.partial`;
      try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(partial, data);
        await rename(partial, target);
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        throw writeFailure(error, dirname(target));
      }
    },
  };
}
