/**
 * Secrets by name: kept encrypted by the system, or for this session alone, or taken from the environment. Knows no
 * Electron; `secrets.ts` binds it.
 */
import { AgoraError } from '../../analysis/errors';
import type { SecretName, SecretState } from '../contract';

/** What the system encrypts with; a key that stands beside what it encrypts is none. */
export interface Vault {
  isSafe(): boolean;
  encrypt(secret: string): Promise<Buffer>;
  decrypt(encrypted: Buffer): Promise<string>;
}

/** What is on the disk: names, and encrypted secrets in base64. */
export type KeptSecrets = Readonly<Partial<Record<SecretName, string>>>;

export interface SecretStoreOptions {
  readonly vault: Vault;
  readonly kept: { read(): KeptSecrets; write(kept: KeptSecrets): Promise<void> };
  /** The variable of the environment that holds a secret where nothing else does. */
  readonly variables: Readonly<Record<SecretName, string>>;
  readonly environment: NodeJS.ProcessEnv;
}

export interface SecretStore {
  /** Never the secret itself. */
  state(name: SecretName): SecretState;
  /** For the machine alone. Null: there is none. Throws `AgoraError('not-permitted')` where it cannot be decrypted. */
  read(name: SecretName): Promise<string | null>;
  /** Replaces what is held. Throws `AgoraError('not-permitted')` where the system keeps no secrets safely. */
  set(name: SecretName, secret: string, where: 'kept' | 'session'): Promise<SecretState>;
  /** Forgets what is kept and what is held for this session; the environment is not the app's. */
  forget(name: SecretName): Promise<SecretState>;
}

export function secretStore({ vault, kept, variables, environment }: SecretStoreOptions): SecretStore {
  const session = new Map<SecretName, string>();
  const variable = (name: SecretName): string | null => {
    const value = environment[variables[name]];
    return value === undefined || value === '' ? null : value;
  };
  const state = (name: SecretName): SecretState => {
    const canKeep = vault.isSafe();
    if (session.has(name)) return { held: 'session', canKeep };
    if (kept.read()[name] !== undefined) return { held: 'kept', canKeep };
    return { held: variable(name) === null ? 'none' : 'environment', canKeep };
  };
  const drop = async (name: SecretName): Promise<void> => {
    session.delete(name);
    const { [name]: dropped, ...others } = kept.read();
    if (dropped !== undefined) await kept.write(others);
  };
  return {
    state,
    async read(name) {
      const held = session.get(name);
      if (held !== undefined) return held;
      const encrypted = kept.read()[name];
      return encrypted === undefined ? variable(name) : decrypted(vault, encrypted);
    },
    async set(name, secret, where) {
      if (where === 'kept' && !vault.isSafe()) throw notSafe();
      await drop(name);
      if (where === 'session') session.set(name, secret);
      else await kept.write({ ...kept.read(), [name]: (await vault.encrypt(secret)).toString('base64') });
      return state(name);
    },
    async forget(name) {
      await drop(name);
      return state(name);
    },
  };
}

async function decrypted(vault: Vault, encrypted: string): Promise<string> {
  try {
    return await vault.decrypt(Buffer.from(encrypted, 'base64'));
  } catch (cause) {
    throw new AgoraError(
      'not-permitted',
      'The kept token cannot be read: the system’s key is another one now.',
      { nextStep: 'Set it again.' },
      { cause },
    );
  }
}

function notSafe(): AgoraError {
  return new AgoraError('not-permitted', 'This system keeps no secrets safely.', {
    nextStep: 'Use the token for this session only, or set up a keyring.',
  });
}
