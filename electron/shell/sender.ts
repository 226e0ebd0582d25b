/** Who may ask the machine: the page of the window, in its main frame, and nobody else. Pure. */
import { isOwnAddress } from './origin';

export interface Sender {
  /** Null where the frame is gone. */
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null;
  /** True for a window that the shell made for the user. */
  readonly isKnownWindow: boolean;
}

/** True where the call comes from the main frame of a known window on the app's own origin. */
export function isTrusted({ frame, isKnownWindow }: Sender): boolean {
  return isKnownWindow && frame !== null && frame.isMainFrame && isOwnAddress(frame.url);
}
