/** Models that the build puts beside the window: fetched from the app itself. */
import { AgoraError } from '../../analysis/errors';
import type { ModelFiles } from '../../analysis/ports';

/** `base`: the address of the window's page, or of a worker's script in `assets/`. */
export function modelFiles(base: string): ModelFiles {
  return {
    async read(name) {
      const response = await fetch(new URL(`/models/${name}`, base)).catch(() => null);
      if (response?.ok) return new Uint8Array(await response.arrayBuffer());
      const nextStep = 'Install the workbench again.';
      throw new AgoraError('not-found', `The installation has no model file ${name}.`, { nextStep });
    },
  };
}
