import { asAgoraError } from '../../../analysis/errors';
import type { Target } from '../targets/target';

/** Whether a launch is on its target, whole. Throws as the target does. */
export async function isThere(target: Target, token: string, signal: AbortSignal): Promise<boolean> {
  try {
    await target.farSide.look(token, [], signal);
    return true;
  } catch (error) {
    if (asAgoraError(error).code === 'not-found') return false;
    throw error;
  }
}
