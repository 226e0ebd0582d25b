/** Which list of the archive's content is shown. */
import { create } from 'zustand';

export type ArchiveTab = 'artifacts' | 'runs' | 'evaluations' | 'problems';

interface ArchiveTabState {
  readonly tab: ArchiveTab;
  show(tab: ArchiveTab): void;
}

export const useArchiveTab = create<ArchiveTabState>()((set) => ({
  tab: 'artifacts',
  show: (tab) => set({ tab }),
}));
