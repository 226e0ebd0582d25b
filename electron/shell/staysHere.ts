/** Which requests never leave the process. Pure. */
import { isFileAddress, isOwnAddress, parseUrl } from './origin';

const localSchemes: ReadonlySet<string> = new Set(['blob:', 'data:', 'devtools:', 'chrome-extension:']);

/** True for what never leaves the process: the app's own origin, granted files, what a page made itself, the developer tools. */
export function staysHere(address: string): boolean {
  return isOwnAddress(address) || isFileAddress(address) || localSchemes.has(parseUrl(address)?.protocol ?? '');
}
