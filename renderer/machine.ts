import type { AgoraBridge } from '../electron/contract';

declare global {
  interface Window {
    readonly agora: AgoraBridge;
  }
}

/** The machine behind the window, as the preload script offers it. */
export const machine = (): AgoraBridge => window.agora;
