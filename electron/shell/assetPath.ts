/** From the address of a request to what it names, without touching the disk. */
import { isFileAddress, isOwnAddress } from './origin';

export type Asset =
  /** A file of the built window; `path` has `/` between its parts. */
  | { readonly kind: 'app'; readonly path: string; readonly contentType: string }
  /** A file of a granted archive. */
  | { readonly kind: 'archive'; readonly id: string; readonly index: number }
  /** The page that stands in for a window that failed. */
  | { readonly kind: 'recovery'; readonly reason: string }
  | { readonly kind: 'refused'; readonly status: 403 | 404 | 405 };

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  bin: 'application/octet-stream',
};

const refused = (status: 403 | 404 | 405): Asset => ({ kind: 'refused', status });

/**
 * What `address` names. 405: not a GET; 403: another origin, or a path that could leave the folder it is looked up in;
 * 404: nothing of that kind is served.
 */
export function assetOf(address: string, method: string): Asset {
  if (method !== 'GET') return refused(405);
  if (!isOwnAddress(address) || climbs(address)) return refused(403);
  const url = new URL(address);
  const parts = partsOf(url.pathname);
  if (parts === null) return refused(403);
  if (parts[0] === 'archive') return archiveAsset(parts);
  if (parts.length === 1 && parts[0] === 'recovery') {
    return { kind: 'recovery', reason: url.searchParams.get('reason') ?? '' };
  }
  const path = parts.length === 0 ? 'index.html' : parts.join('/');
  const contentType = contentTypes[extensionOf(path)];
  return contentType === undefined ? refused(404) : { kind: 'app', path, contentType };
}

/** The file of a granted archive that an address of the file scheme names; null where it names none. */
export function grantedFileOf(address: string, method: string): Extract<Asset, { kind: 'archive' }> | null {
  if (method !== 'GET' || !isFileAddress(address) || climbs(address)) return null;
  const parts = partsOf(new URL(address).pathname);
  const asset = parts?.[0] === 'archive' ? archiveAsset(parts) : null;
  return asset?.kind === 'archive' ? asset : null;
}

/** URL parsing removes `..` quietly; an address that held one was never made by the app. */
function climbs(address: string): boolean {
  const [path = ''] = address.split(/[?#]/, 1);
  return path.split(/[/\\]/).some((part) => /^(\.|%2e){2}$/i.test(part));
}

/** The decoded parts of a path; null where one of them could name anything but an entry of its own folder. */
function partsOf(pathname: string): string[] | null {
  const encoded = pathname.slice(1);
  if (encoded === '') return [];
  const parts: string[] = [];
  for (const part of encoded.split('/')) {
    const decoded = decode(part);
    if (decoded === null || decoded === '' || decoded.startsWith('.') || /[/\\:%\0]/.test(decoded)) return null;
    parts.push(decoded);
  }
  return parts;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function archiveAsset(parts: readonly string[]): Asset {
  const [, id, index] = parts;
  if (parts.length !== 3 || id === undefined || index === undefined) return refused(404);
  if (!/^[a-z0-9-]{1,64}$/.test(id) || !/^\d{1,9}$/.test(index)) return refused(404);
  return { kind: 'archive', id, index: Number(index) };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
