import type { Plan } from '../../../electron/contract';

/** How many answers a plan wants; null where that is known once its inputs are read. */
export function wantedOf(plan: Plan): number | null {
  return plan.kind === 'generate' ? plan.count : null;
}
