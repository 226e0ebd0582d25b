import { describe, expect, it } from 'vitest';
import { isPermitted, type Permission } from '../../../electron/shell/permissions';

/** Every name that Electron knows; the type check fails when one is added. */
const known: Readonly<Record<Permission, boolean>> = {
  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'clipboard-sanitized-write': true,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  fullscreen: false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': false,
  'loopback-network': false,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  notifications: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  pointerLock: false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'speaker-selection': false,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': false,
  unknown: false,
};

const page = 'agora://workbench/index.html';

describe('permissions', () => {
  it.each(Object.entries(known))('%s: %s', (permission, allowed) => {
    expect(isPermitted(permission, page, true)).toBe(allowed);
  });

  it('are refused to other pages, to frames, and where the name is unknown', () => {
    expect(isPermitted('clipboard-sanitized-write', 'https://example.org/', true)).toBe(false);
    expect(isPermitted('clipboard-sanitized-write', 'agora://elsewhere/', true)).toBe(false);
    expect(isPermitted('clipboard-sanitized-write', page, false)).toBe(false);
    expect(isPermitted('invented', page, true)).toBe(false);
  });
});
