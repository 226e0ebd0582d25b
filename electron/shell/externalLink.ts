/** Which addresses may leave the app. Pure. */
import { parseUrl } from './origin';

/** The address as it may be given to the system: `https:` without a user name, or `mailto:`; else null. */
export function externalLink(address: string): string | null {
  const url = parseUrl(address);
  if (url?.username !== '' || url.password !== '') return null;
  return url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null;
}
