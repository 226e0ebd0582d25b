/** What is selected, and so what the inspector shows. */
import { create } from 'zustand';
import type { ArtifactSummary, OpenResult } from '../../analysis/results';
import type { Problem } from '../../analysis/problem';
import type { GrantedArchive } from '../../electron/contract';
import { useArchiveTab } from './archiveTab';
import { useArchives } from './archives';

export type Selection =
  | { readonly kind: 'cell'; readonly generator: string; readonly method: string; readonly domain: string }
  | { readonly kind: 'generator'; readonly generator: string }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'artifact'; readonly artifact: ArtifactSummary }
  | { readonly kind: 'instance'; readonly path: string; readonly ordinal: number }
  /** `archive`: where its file is read from; null where it is of no archive. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly archive: GrantedArchive | null };

interface SelectionState {
  readonly selection: Selection | null;
  select(selection: Selection): void;
  clear(): void;
}

export const useSelection = create<SelectionState>()((set) => ({
  selection: null,
  select: (selection) => set({ selection }),
  clear: () => set({ selection: null }),
}));

/** Clears the selection whenever another archive is looked at: what is selected or mapped belongs to one archive. */
export function startSelection(): () => void {
  return useArchives.subscribe(({ currentId }, before) => {
    if (currentId === before.currentId) return;
    useSelection.getState().clear();
    useArchiveTab.getState().map(null);
  });
}

/** A run, or the file that is a data set of its own; null where the archive has neither. */
export function selectionOfDataSet({ runs, artifacts }: OpenResult, name: string): Selection | null {
  if (runs.some(({ id }) => id === name)) return { kind: 'run', run: name };
  const artifact = artifacts.find(({ path }) => path === name);
  return artifact ? { kind: 'artifact', artifact } : null;
}

/** The selection that a table cell's subject or a mark's `customdata` names; null where it names no generator. */
export function selectionOf(
  subject: Readonly<Record<string, string | null | undefined>> | undefined,
): Selection | null {
  const { generator, method, domain } = subject ?? {};
  if (!generator) return null;
  return method && domain ? { kind: 'cell', generator, method, domain } : { kind: 'generator', generator };
}
