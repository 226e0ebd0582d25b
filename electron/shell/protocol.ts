/** The app's own protocol: serves the built window and the files the user granted, and nothing else. */
import { open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { isInside } from '../ports/inside';
import { places } from '../ports/places';
import { archiveResponse } from './archiveResponse';
import { assetOf, type Asset } from './assetPath';
import { byteStream } from './byteStream';
import { securityHeaders } from './csp';
import { setupFileScheme } from './fileScheme';
import { fileScheme, scheme } from './origin';
import { recoveryPage } from './recoveryPage';

/** A file larger than this is streamed, smaller ones are read at once. */
const streamedBytes = 1 << 20;

/** Must be called before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges },
    { scheme: fileScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

/** Must be called once the app is ready, before the first window loads. */
export function setupProtocol(): void {
  protocol.handle(scheme, (request) => respond(assetOf(request.url, request.method), request.headers.get('range')));
  setupFileScheme();
}

function respond(asset: Asset, range: string | null): Promise<Response> | Response {
  switch (asset.kind) {
    case 'app':
      return appResponse(asset.path, asset.contentType);
    case 'archive':
      return archiveResponse(asset.id, asset.index, range);
    case 'recovery':
      return htmlResponse(recoveryPage(asset.reason));
    case 'refused':
      return new Response(null, { status: asset.status, headers: securityHeaders });
  }
}

async function appResponse(path: string, contentType: string): Promise<Response> {
  const headers = { ...securityHeaders, 'content-type': contentType };
  try {
    const root = await rendererRoot();
    const real = await realpath(join(root, path));
    if (!isInside(root, real)) return new Response(null, { status: 403, headers: securityHeaders });
    const file = await open(real);
    const { size } = await file.stat();
    const length = { ...headers, 'content-length': String(size) };
    if (size > streamedBytes) return new Response(byteStream(file, 0, size), { headers: length });
    const body = await file.readFile();
    await file.close();
    return new Response(body, { headers: length });
  } catch {
    return new Response(null, { status: 404, headers: securityHeaders });
  }
}

let knownRoot: Promise<string> | null = null;

function rendererRoot(): Promise<string> {
  knownRoot ??= realpath(places().renderer);
  return knownRoot;
}

function htmlResponse(html: string): Response {
  return new Response(html, { headers: { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' } });
}
