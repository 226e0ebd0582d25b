/** The one origin the app is served from, and the addresses at which it reads granted files. */

export const scheme = 'agora';
export const host = 'workbench';
export const origin = `${scheme}://${host}`;

/** Large files are read under a scheme of their own: Chromium gives them out without a detour through JavaScript. */
export const fileScheme = 'agora-file';
export const fileOrigin = `${fileScheme}://${host}`;

/** The page of the window, and the page on which figures are drawn. */
export const windowPage = `${origin}/index.html`;
export const printPage = `${origin}/print.html`;

/** True for an address of the app's own origin. Node gives no `origin` for schemes it does not know. */
export function isOwnAddress(address: string): boolean {
  return isAddressOf(scheme, address);
}

/** True for an address at which a granted file may be read. */
export function isFileAddress(address: string): boolean {
  return isAddressOf(fileScheme, address);
}

function isAddressOf(wanted: string, address: string): boolean {
  const url = parseUrl(address);
  return url !== null && url.protocol === `${wanted}:` && url.host === host && url.username === '' && url.port === '';
}

/** The parsed address, or null where it is none. */
export function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
