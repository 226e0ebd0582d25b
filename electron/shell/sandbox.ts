/** Chromium's sandbox around every page, whatever a window's own preferences say. */
import { app } from 'electron';

/**
 * Must be called before the app is ready. Where whoever started the app switched the system's sandbox off (root must),
 * insisting on it would end every process at its start; pages still run with sandboxed preferences then.
 */
export function setupSandbox(): void {
  const isSwitchedOff = app.commandLine.hasSwitch('no-sandbox') || Boolean(process.env['ELECTRON_DISABLE_SANDBOX']);
  if (!isSwitchedOff) app.enableSandbox();
}
