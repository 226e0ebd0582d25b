/** The way to a target's machine. */
import type { Asker } from './ask';
import { reachHere } from './here';
import type { Reach } from './reach';
import { reachOverSsh } from './ssh';
import type { TargetSettings } from './targetSettings';

export interface ReachOptions {
  /** Who answers when `ssh` asks; null: nobody. */
  readonly ask?: Asker | null;
  /** A configuration of `ssh` in place of the user's; else the environment's AGORA_SSH_CONFIG names one. */
  readonly sshConfig?: string | null;
}

/** Connects with the first use. */
export function openReach(settings: TargetSettings, options: ReachOptions = {}): Promise<Reach> {
  const host = hostOf(settings);
  return host === null ? Promise.resolve(reachHere()) : reachHost(host, options);
}

/** A host as `ssh` takes it. */
export function reachHost(host: string, { ask = null, sshConfig = null }: ReachOptions = {}): Promise<Reach> {
  return reachOverSsh(host, { configFile: sshConfig ?? configOfEnvironment(), ask });
}

/** Null: this machine. */
export function hostOf(settings: TargetSettings): string | null {
  return settings.kind === 'local' ? null : settings.host;
}

export function configOfEnvironment(): string | null {
  const file = process.env['AGORA_SSH_CONFIG'];
  return file === undefined || file === '' ? null : file;
}
