/** This machine as a target, with a folder of its own. */
import { join } from 'node:path';
import { openTarget } from '../../../../electron/jobs/targets/openTarget';
import type { Target } from '../../../../electron/jobs/targets/target';
import { targetSettingsSchema } from '../../../../electron/jobs/targets/targetSettings';

/** Work lies under `folder/far`. */
export function hereTarget(folder: string): Promise<Target> {
  return openTarget(targetSettingsSchema.parse({ kind: 'local', name: 'here', folder: join(folder, 'far') }));
}
