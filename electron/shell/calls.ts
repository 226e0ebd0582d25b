/** Every channel between window and machine: the contract's, and those that only the preload uses. */
import type { MachineCalls, MachineFailure } from '../contract';

/** Not reachable from the page: the preload calls these itself. */
export interface PreloadCalls {
  /** Absolute paths of the files that the user dropped on the window. */
  'archives:dropped': (paths: readonly string[]) => void;
}

export type Calls = MachineCalls & PreloadCalls;
export type Channel = keyof Calls;

/** What a call gives, once it is awaited. */
export type Answer<C extends Channel> = Awaited<ReturnType<Calls[C]>>;

/** How an answer crosses: an error is a value too, so that no stack crosses with it. */
export type Envelope<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: MachineFailure };

export type Handlers = {
  readonly [C in Channel]: (...parameters: Parameters<Calls[C]>) => Answer<C> | Promise<Answer<C>>;
};
