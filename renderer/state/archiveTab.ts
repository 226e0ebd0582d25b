/** Which list of the archive's content is shown. */
import { create } from 'zustand';

export const archiveTabs = ['coverage', 'artifacts', 'runs', 'evaluations', 'problems'] as const;
export type ArchiveTab = (typeof archiveTabs)[number];

interface ArchiveTabState {
  readonly tab: ArchiveTab;
  show(tab: ArchiveTab): void;
}

export const useArchiveTab = create<ArchiveTabState>()((set) => ({
  tab: 'coverage',
  show: (tab) => set({ tab }),
}));
