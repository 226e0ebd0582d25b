/** Which archive the one that is looked at is compared with. */
import { create } from 'zustand';
import { useArchives } from './archives';

interface ComparedState {
  /** Null: the first of the others. */
  readonly otherId: string | null;
  choose(id: string): void;
}

export const useCompared = create<ComparedState>()((set) => ({
  otherId: null,
  choose: (otherId) => set({ otherId }),
}));

export interface ArchivePair<T> {
  readonly a: T;
  /** The one that is looked at: what is selected is shown of it. */
  readonly b: T;
}

/** A: the chosen one, else the first that is not looked at. Null where fewer than two are open. */
export function pairOf<T extends { readonly id: string }>(
  opened: readonly T[],
  currentId: string | null,
  otherId: string | null,
): ArchivePair<T> | null {
  const b = opened.find(({ id }) => id === currentId);
  const others = opened.filter(({ id }) => id !== currentId);
  const a = others.find(({ id }) => id === otherId) ?? others[0];
  return a && b ? { a, b } : null;
}

/** Makes `id` the first of the pair; where it is the second, the two change places. */
export function chooseFirst(id: string, { a, b }: ArchivePair<{ readonly id: string }>): void {
  if (id === b.id) choosePair(b.id, a.id);
  else choosePair(id, b.id);
}

/** Makes `id` the second of the pair and looks at it; where it is the first, the two change places. */
export function chooseSecond(id: string, { a, b }: ArchivePair<{ readonly id: string }>): void {
  if (id === a.id) choosePair(b.id, a.id);
  else choosePair(a.id, id);
}

function choosePair(a: string, b: string): void {
  useCompared.getState().choose(a);
  useArchives.getState().look(b);
}
