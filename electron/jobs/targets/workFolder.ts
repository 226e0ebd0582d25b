/** Where work is done on a target. */
import { join } from 'node:path';
import { appDataFolder } from '../../ports/derivedFolder';
import type { TargetSettings } from './targetSettings';

/** Absolute, or relative to the home folder there. */
export function workFolder({ folder, kind }: TargetSettings): string {
  if (folder !== null) return folder.replace(/^~\//, '');
  return kind === 'local' ? join(appDataFolder(), 'work') : '.agora';
}
