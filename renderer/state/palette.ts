/** Whether the command palette is open. */
import { create } from 'zustand';

interface PaletteState {
  readonly open: boolean;
  toggle(): void;
  close(): void;
}

export const usePalette = create<PaletteState>()((set) => ({
  open: false,
  toggle: () => set(({ open }) => ({ open: !open })),
  close: () => set({ open: false }),
}));
