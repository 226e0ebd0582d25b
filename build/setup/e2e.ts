/** Before the first window test: a build of today, an Electron and a screen. */
import { hasDisplay, openDisplay } from './display.mjs';
import { electronEnvironment, electronRuntime } from './electron/runtime.mjs';
import { ensureBuilt } from './sources.mjs';

export default async function prepare(): Promise<() => void> {
  await ensureBuilt();
  const found = await electronRuntime();
  if ('failure' in found) throw new Error(found.failure);
  Object.assign(process.env, electronEnvironment(found.runtime));
  const display = await openDisplay();
  if (display === null) throw new Error('There is no display, and Xvfb is not installed');
  if (!hasDisplay() && display.name !== null) process.env['DISPLAY'] = display.name;
  return () => {
    display.stop();
  };
}
