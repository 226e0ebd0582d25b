/** Where the parts of the app lie: found from the running code upwards, the same bundled, packaged and in tests. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BundledStudy } from './bundled';

export interface Places {
  /** The folder that holds `package.json`, `resources` and `.out`. */
  readonly base: string;
  /** What ships beside the code. */
  readonly resources: string;
  /** Where the studies lie that ship with the app, archives like any other. */
  readonly bundled: Readonly<Record<BundledStudy['id'], string>>;
  /** The built window. */
  readonly renderer: string;
  /** The built machine: `main.cjs`, `preload.cjs`, `hub.cjs`, `cli.cjs`. */
  readonly bundle: string;
}

/** The places under one base folder. */
export function placesUnder(base: string): Places {
  return {
    base,
    resources: join(base, 'resources'),
    bundled: {
      published: join(base, 'resources', 'published'),
      'small-study': join(base, 'resources', 'small-study', 'data'),
    },
    renderer: join(base, '.out', 'renderer'),
    bundle: join(base, '.out', 'electron'),
  };
}

/**
 * The places of the app that `start` is part of: the nearest folder above it with a `package.json` and `resources`.
 * Throws where there is none, which means that the installation is incomplete.
 */
export function places(start: string = __dirname): Places {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) return placesUnder(folder);
    if (dirname(folder) === folder)
      throw new Error('The installation is incomplete: the folder "resources" is missing.');
  }
}
