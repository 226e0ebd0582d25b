/** The user's preferences: kept in the profile, and put into effect where the machine is concerned. */
import { nativeTheme } from 'electron';
import type { Preferences } from '../contract';
import { preferencesSchema } from './preferencesSchema';
import { profileState } from './profile';
import type { StateFile } from './stateFile';

let state: StateFile<Preferences> | null = null;

function preferencesState(): StateFile<Preferences> {
  state ??= profileState(
    'preferences',
    1,
    () => preferencesSchema.parse({ theme: 'system' }),
    (value) => preferencesSchema.parse(value),
  );
  return state;
}

/** Puts the stored theme into effect; before the first window, so that it opens in its colours. */
export function setupPreferences(): void {
  nativeTheme.themeSource = readPreferences().theme;
}

/** The stored preferences. */
export function readPreferences(): Preferences {
  return preferencesState().read();
}

/** Stores what changes and puts it into effect. */
export async function writePreferences(changes: Partial<Preferences>): Promise<void> {
  const preferences = { ...readPreferences(), ...changes };
  nativeTheme.themeSource = preferences.theme;
  await preferencesState().write(preferences);
}
