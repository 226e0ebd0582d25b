/** The archives that are open, the one that is looked at, the recent ones, and what could not be opened. */
import { create } from 'zustand';
import type { Problem } from '../../analysis/problem';
import type { GrantedArchive, RecentArchive } from '../../electron/contract';
import type { OpenedArchive } from './opened';

export interface OpenFailure {
  /** What could not be opened, or not wholly. */
  readonly title: string;
  readonly message: string;
  readonly nextStep: string | null;
  readonly problems: readonly Problem[];
  /** Where the problems' files are read from; null where they are not of one archive. */
  readonly archive: GrantedArchive | null;
}

interface ArchivesState {
  /** In the order of opening. */
  readonly opened: readonly OpenedArchive[];
  readonly currentId: string | null;
  readonly failure: OpenFailure | null;
  readonly recent: readonly RecentArchive[];
  /** Adds an archive, or replaces its earlier reading, and looks at it. */
  show(archive: OpenedArchive): void;
  /** Adds an archive behind the one that is looked at, or replaces its earlier reading. */
  add(archive: OpenedArchive): void;
  /** Replaces an archive's reading where it is still open, wherever the user looks by now. */
  confirm(archive: OpenedArchive): void;
  look(id: string): void;
  /** Shows an open archive under another name. */
  rename(id: string, name: string): void;
  /** Closes an archive; the one opened before it comes forward. */
  close(id: string): void;
  fail(failure: OpenFailure): void;
  dismissFailure(): void;
}

export const useArchives = create<ArchivesState>()((set) => ({
  opened: [],
  currentId: null,
  failure: null,
  recent: [],
  show: (archive) =>
    set(({ opened }) => ({ opened: withArchive(opened, archive), currentId: archive.id, failure: null })),
  add: (archive) =>
    set(({ opened, currentId }) => ({ opened: withArchive(opened, archive), currentId: currentId ?? archive.id })),
  confirm: (archive) =>
    set(({ opened }) => (opened.some(({ id }) => id === archive.id) ? { opened: withArchive(opened, archive) } : {})),
  look: (id) => set({ currentId: id }),
  rename: (id, name) =>
    set(({ opened }) => ({
      opened: opened.map((archive) =>
        archive.id === id ? { ...archive, name, granted: { ...archive.granted, name } } : archive,
      ),
    })),
  close: (id) =>
    set(({ opened, currentId }) => {
      const left = opened.filter((archive) => archive.id !== id);
      return { opened: left, currentId: currentId === id ? (left.at(-1)?.id ?? null) : currentId };
    }),
  fail: (failure) => set({ failure }),
  dismissFailure: () => set({ failure: null }),
}));

function withArchive(opened: readonly OpenedArchive[], archive: OpenedArchive): readonly OpenedArchive[] {
  return opened.some(({ id }) => id === archive.id)
    ? opened.map((other) => (other.id === archive.id ? archive : other))
    : [...opened, archive];
}

/** The archive that is looked at; null where none is open. */
export function useCurrentArchive(): OpenedArchive | null {
  return useArchives(({ opened, currentId }) => opened.find(({ id }) => id === currentId) ?? null);
}
