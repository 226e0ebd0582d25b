/** Models that the build puts beside the window. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ModelFiles } from '../../analysis/ports';
import { places } from './places';

/** The models of this folder; null where it is missing, as it is before the first build. */
export function modelFiles(folder = join(places().renderer, 'models')): ModelFiles | null {
  if (!existsSync(folder)) return null;
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(join(folder, name)));
      } catch {
        const nextStep = 'Build the workbench again, or install it again.';
        throw new AgoraError('not-found', `The installation has no model file ${name}.`, { nextStep });
      }
    },
  };
}
