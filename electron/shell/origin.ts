/** The one origin the app is served from. */

export const scheme = 'agora';
export const host = 'workbench';
export const origin = `${scheme}://${host}`;

/** The page of the window, and the page on which figures are drawn. */
export const windowPage = `${origin}/index.html`;
export const printPage = `${origin}/print.html`;

/** True for an address of the app's own origin. Node gives no `origin` for schemes it does not know. */
export function isOwnAddress(address: string): boolean {
  const url = parseUrl(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === host && url.username === '' && url.port === '';
}

/** The parsed address, or null where it is none. */
export function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
