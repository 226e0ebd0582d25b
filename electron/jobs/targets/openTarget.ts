import { createFarSide } from '../far/createFarSide';
import { openReach, type ReachOptions } from './openReach';
import { probeTarget } from './probeTarget';
import type { Target } from './target';
import type { TargetSettings } from './targetSettings';

/** A target as its settings describe it. Connects with the first use; nothing is started by opening it. */
export async function openTarget(settings: TargetSettings, options: ReachOptions = {}): Promise<Target> {
  const reach = await openReach(settings, options);
  const farSide = createFarSide(reach, settings, (wanted, signal) => probeTarget(reach, settings, wanted, signal));
  return { settings, reach, farSide, close: () => reach.close() };
}
