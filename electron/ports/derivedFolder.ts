/** Derived results as files: `derived/INPUT/NAME.arrow`. */
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DerivedKey, DerivedStore } from '../../analysis/ports';
import { writeAtomically } from './writeAtomically';

/** Keys are parts of paths. */
const safeInput = /^[0-9a-f]{16,64}$/;
const safeName = /^[a-z0-9][a-z0-9._-]{0,150}@[0-9]{1,6}$/;

export function isDerivedKey({ input, name }: DerivedKey): boolean {
  return safeInput.test(input) && safeName.test(name);
}

/** The store in this folder, which is made when something is kept. */
export function derivedFolder(folder: string): DerivedStore {
  const fileOf = (key: DerivedKey): string => {
    if (!isDerivedKey(key)) throw new TypeError(`${key.input}/${key.name} is no key of a derived result.`);
    return join(folder, key.input, `${key.name}.arrow`);
  };
  return {
    read: async (key) => {
      const found = await readFile(fileOf(key)).catch(() => null);
      // Plain bytes: a Buffer's `slice` does not copy as theirs does.
      return found && new Uint8Array(found.buffer, found.byteOffset, found.byteLength);
    },
    async write(key, bytes) {
      const file = fileOf(key);
      await mkdir(dirname(file), { recursive: true });
      await writeAtomically(file, bytes);
    },
  };
}

/** Where the app keeps what it derives, in its data folder as Electron places it; `AGORA_DATA` names another. */
export function appDataFolder(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const { AGORA_DATA: given, APPDATA: roaming, XDG_CONFIG_HOME: configuration } = environment;
  if (given) return given;
  const name = 'Agora Workbench';
  switch (platform) {
    case 'win32':
      return join(roaming ?? join(homedir(), 'AppData', 'Roaming'), name);
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', name);
    default:
      return join(configuration ?? join(homedir(), '.config'), name);
  }
}
