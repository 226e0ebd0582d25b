/** A target, opened for as long as a command needs it. */
import { openTarget } from '../../jobs/targets/openTarget';
import type { Target } from '../../jobs/targets/target';
import type { TargetSettings } from '../../jobs/targets/targetSettings';
import { terminalAsker } from '../targets/askOnTerminal';

/** Throws as the target that cannot be opened. */
export async function withTarget<T>(settings: TargetSettings, work: (target: Target) => Promise<T>): Promise<T> {
  const target = await openTarget(settings, { ask: terminalAsker() });
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}
