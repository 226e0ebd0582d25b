import { loadKinds } from '../steps/loadKinds';
import type { Wanted } from './probeTarget';

/** What the kinds of steps need, those that ship and the user's own: a target is asked whether it has it. */
export async function wantedByKinds(): Promise<Wanted> {
  const { kinds } = await loadKinds();
  const all = (pick: (needs: (typeof kinds)[number]['kind']['needs']) => readonly string[]): string[] =>
    [...new Set(kinds.flatMap(({ kind }) => pick(kind.needs)))].sort();
  return { modules: all(({ modules }) => modules), commands: all(({ commands }) => commands) };
}
