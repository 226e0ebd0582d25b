/** Where the engine's database lives, as the status line says it. */
import { create } from 'zustand';
import { engine } from '../engine/client';
import type { Storage } from '../engine/messages';

interface StorageState {
  /** Null until the engine has opened one. */
  readonly storage: Storage | null;
}

export const useStorage = create<StorageState>()(() => ({ storage: null }));

/** Follows the engine's database. */
export function startStorage(): void {
  engine.onStorage((storage) => useStorage.setState({ storage }));
}
