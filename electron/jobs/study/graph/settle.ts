/** Which steps are to be done, and which exist. */
import type { ExistingStep } from '../studyGraph';
import type { DraftStep } from './draftStep';

/** Steps that were done before, by their key. Null: it is not known to have been done. */
export interface ExistingSteps {
  find(key: string): ExistingStep | null;
}

export interface Settled {
  /** Of steps that need not be done. */
  readonly existing: ReadonlyMap<DraftStep, ExistingStep>;
  readonly remarks: readonly string[];
}

/**
 * A training that was done where its weights cannot be reached from this target is done again where something that is to
 * be done needs them.
 */
export function settle(steps: readonly DraftStep[], known: ExistingSteps): Settled {
  const existing = new Map<DraftStep, ExistingStep>();
  const needed = new Map<DraftStep, DraftStep>();
  const again: string[] = [];
  // Those that need come after those that they need: from the end, what is needed is known when it is asked.
  for (const step of [...steps].reverse()) {
    const found = known.find(step.key);
    const neededBy = needed.get(step);
    if (found && (neededBy === undefined || found.farFolder !== null)) {
      existing.set(step, found);
      continue;
    }
    if (found && neededBy) again.push(`${step.id} (for ${neededBy.id})`);
    if (step.model?.is === 'made') needed.set(step.model.by, step);
  }
  if (again.length === 0) return { existing, remarks: [] };
  const listed =
    again.reverse().slice(0, 5).join(', ') + (again.length > 5 ? ` and ${String(again.length - 5)} more` : '');
  return {
    existing,
    remarks: [`Done before, but their models are not on this target, so they are done again: ${listed}.`],
  };
}
