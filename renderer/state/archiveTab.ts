/** Which list of the archive's content is shown, or which of its tables is mapped. */
import { create } from 'zustand';

export const archiveTabs = [
  'coverage',
  'artifacts',
  'runs',
  'evaluations',
  'instances',
  'assignment',
  'problems',
] as const;
export type ArchiveTab = (typeof archiveTabs)[number];

interface ArchiveTabState {
  readonly tab: ArchiveTab;
  /** Path of the table of scores that is shown in place of the tabs. */
  readonly mapped: string | null;
  show(tab: ArchiveTab): void;
  map(path: string | null): void;
}

export const useArchiveTab = create<ArchiveTabState>()((set) => ({
  tab: 'coverage',
  mapped: null,
  show: (tab) => set({ tab, mapped: null }),
  map: (mapped) => set({ mapped }),
}));
