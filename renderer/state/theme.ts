/** Light or dark: the user's preference, kept by the machine, or the system's. */
import { create } from 'zustand';
import type { ThemePreference } from '../../electron/contract';
import { machine } from '../machine';
import { notifyFailure } from './notice';

export type Theme = 'light' | 'dark';

interface ThemeState {
  readonly preference: ThemePreference;
  /** What is on the screen. */
  readonly theme: Theme;
}

export const useTheme = create<ThemeState>()(() => ({ preference: 'system', theme: 'light' }));

/** What is shown for a preference where the system is dark or not. */
export function themeFor(preference: ThemePreference, systemIsDark: boolean): Theme {
  return preference === 'system' ? (systemIsDark ? 'dark' : 'light') : preference;
}

/** Reads the preference, applies it to the document, and follows the system from then on. */
export async function startTheme(): Promise<void> {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const show = (preference: ThemePreference): void => {
    const theme = themeFor(preference, system.matches);
    document.documentElement.dataset['theme'] = theme;
    useTheme.setState({ preference, theme });
  };
  system.addEventListener('change', () => show(useTheme.getState().preference));
  useTheme.subscribe((state, before) => {
    if (state.preference !== before.preference) show(state.preference);
  });
  show('system');
  const { theme } = await machine().readPreferences();
  show(theme);
}

/** Chooses a theme and keeps the choice. */
export function chooseTheme(preference: ThemePreference): void {
  useTheme.setState({ preference });
  machine().writePreferences({ theme: preference }).catch(notifyFailure);
}

/** The other one of light and dark. */
export function toggleTheme(): void {
  chooseTheme(useTheme.getState().theme === 'dark' ? 'light' : 'dark');
}
