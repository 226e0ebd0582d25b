/** The app's secrets, encrypted by the system. The window can set and forget them and ask how they are held, no more. */
import { safeStorage } from 'electron';
import * as z from 'zod/mini';
import type { SecretName } from '../contract';
import { profileState } from './profile';
import { secretStore, type KeptSecrets, type SecretStore, type Vault } from './secretStore';
import type { StateFile } from './stateFile';

const secretNames = ['hugging-face', 'openai', 'anthropic', 'compatible'] as const satisfies readonly SecretName[];

let state: StateFile<KeptSecrets> | null = null;

/** Nothing is read before it is asked for: the profile is not known earlier. */
function keptSecrets(): StateFile<KeptSecrets> {
  state ??= profileState(
    'secrets',
    1,
    () => ({}),
    (value) => z.partialRecord(z.enum(secretNames), z.string()).parse(value),
  );
  return state;
}

/** The types of the package are those of a newer runtime than the one that may be running. */
interface SystemStorage {
  isEncryptionAvailable(): boolean;
  encryptString(secret: string): Buffer;
  decryptString(encrypted: Buffer): string;
  encryptStringAsync?(secret: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ readonly result: string }>;
  /** On Linux. */
  getSelectedStorageBackend?(): string;
}

const storage: SystemStorage = safeStorage;

const vault: Vault = {
  // The basic backend encrypts with a password that everybody knows.
  isSafe: () =>
    storage.isEncryptionAvailable() &&
    !(process.platform === 'linux' && storage.getSelectedStorageBackend?.() === 'basic_text'),
  encrypt: async (secret) => (await storage.encryptStringAsync?.(secret)) ?? storage.encryptString(secret),
  decrypt: async (encrypted) =>
    (await storage.decryptStringAsync?.(encrypted))?.result ?? storage.decryptString(encrypted),
};

export const secrets: SecretStore = secretStore({
  vault,
  kept: { read: () => keptSecrets().read(), write: (kept) => keptSecrets().write(kept) },
  variables: {
    'hugging-face': 'HF_TOKEN',
    openai: 'OPENAI_API_KEY',
    anthropic: 'ANTHROPIC_API_KEY',
    compatible: 'AGORA_API_KEY',
  },
  environment: process.env,
});
