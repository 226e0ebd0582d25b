/** What a page may ask of the system: to put text on the clipboard, and nothing else. */
import type { Session } from 'electron';
import { isOwnAddress } from './origin';

/** Every name that Electron knows. */
export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** True for a permission of the table, asked by the app's own page in its main frame. */
export function isPermitted(permission: string, address: string, isMainFrame: boolean): boolean {
  return allowed.has(permission) && isMainFrame && isOwnAddress(address);
}

/** Answers every request and every silent check by the table; devices are refused altogether. */
export function setupPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    return isPermitted(permission, requestingOrigin, details.isMainFrame);
  });
  session.setDevicePermissionHandler(() => false);
}
