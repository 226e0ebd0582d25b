/** The app itself: preferences, what was computed before, links, the log. */
import type { DerivedKey } from '../../analysis/ports';
import type { AnswerOf } from './answer';

export type ThemePreference = 'system' | 'light' | 'dark';

export interface Preferences {
  readonly theme: ThemePreference;
  /** The Hub that was asked last. */
  readonly hubEndpoint: string;
}

export type MenuCommand =
  | 'open-folder'
  | 'open-file'
  | 'open-published'
  | 'open-small-study'
  | 'open-workspace'
  | 'save-workspace'
  | 'save-workspace-as'
  | 'command-palette'
  | 'toggle-theme'
  | 'go-archives'
  | 'go-leaderboard'
  | 'go-quality'
  | 'go-analysis'
  | 'go-compare'
  | 'go-jobs';

/** An error as it crosses from the machine: no stack, no path the user did not name. */
export interface MachineFailure {
  readonly code: string;
  readonly message: string;
}

export interface AppCalls {
  /** Null: nothing is kept under the key. */
  'derived:read': (key: DerivedKey) => Uint8Array | null;
  'derived:write': (key: DerivedKey, bytes: Uint8Array) => void;
  'links:open': (url: string) => void;
  'preferences:read': () => Preferences;
  /** Changes these and leaves the others. */
  'preferences:write': (changes: Partial<Preferences>) => void;
  /** The first place is readable. */
  'window:ready': () => void;
  'log:write': (entry: { readonly level: 'info' | 'warn' | 'error'; readonly message: string }) => void;
}

export interface AppEvents {
  'menu:command': MenuCommand;
  /** The host that the machine talks to for the user; null: none, the app is offline. */
  'network:used': string | null;
  /** Something the user asked for outside the window failed. */
  'machine:failed': { readonly code: string; readonly message: string };
}

type Answer<C extends keyof AppCalls> = AnswerOf<AppCalls, C>;

export interface AppBridge {
  readDerived(key: DerivedKey): Answer<'derived:read'>;
  writeDerived(key: DerivedKey, bytes: Uint8Array): Answer<'derived:write'>;
  openLink(url: string): Answer<'links:open'>;
  readPreferences(): Answer<'preferences:read'>;
  writePreferences(changes: Partial<Preferences>): Answer<'preferences:write'>;
  ready(): Answer<'window:ready'>;
  log(level: 'info' | 'warn' | 'error', message: string): Answer<'log:write'>;
  onMenuCommand(listener: (command: MenuCommand) => void): () => void;
  onNetworkUsed(listener: (host: AppEvents['network:used']) => void): () => void;
  onFailure(listener: (failure: AppEvents['machine:failed']) => void): () => void;
}
