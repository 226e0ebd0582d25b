/** What the machine tells the window unasked. Waits for the window to be ready, and again after each reload. */
import type { WebContents } from 'electron';
import type { MachineEvents } from '../contract';

/** News of what a page reads anyway when it loads: with no page, it is not kept. */
const readAnyway: ReadonlySet<keyof MachineEvents> = new Set([
  'jobs:progress',
  'jobs:watched',
  'launches:changed',
  'launches:watched',
  'network:used',
  'targets:questions',
]);

let listener: WebContents | null = null;
const waiting: (readonly [channel: keyof MachineEvents, payload: unknown])[] = [];

/** Tells the window, now or as soon as it is ready. */
export function announce<E extends keyof MachineEvents>(event: E, payload: MachineEvents[E]): void {
  if (listener !== null && !listener.isDestroyed()) listener.send(event, payload);
  else if (!readAnyway.has(event)) waiting.push([event, payload]);
}

/** Tells the user that something failed which was asked for outside the window. */
export function announceFailure(failure: MachineEvents['machine:failed']): void {
  announce('machine:failed', failure);
}

/** The window listens from now on: what waited is told. */
export function startAnnouncing(contents: WebContents): void {
  listener = contents;
  for (const [event, payload] of waiting.splice(0)) contents.send(event, payload);
}

/** The window reloads or is gone: what comes now waits for the next one. */
export function stopAnnouncing(): void {
  listener = null;
}
