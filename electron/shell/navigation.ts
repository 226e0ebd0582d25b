/** No page of the app leaves its place, opens a window or holds a web view. */
import { app, type WebContents } from 'electron';
import { log } from './log';
import { parseUrl } from './origin';

/** For every page that is ever made, whoever made it. */
export function setupNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address: string) => {
      if (!isReload(contents, address)) refuse(event, 'navigation', address);
    });
    contents.on('will-redirect', (event, address: string) => refuse(event, 'redirect', address));
    contents.on('will-attach-webview', (event) => refuse(event, 'web view', ''));
    contents.setWindowOpenHandler(({ url }) => {
      log('warn', 'machine', `refused window: ${withoutQuery(url)}`);
      return { action: 'deny' };
    });
    // Connections between peers do not pass the filter of requests.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/** The page that is open already, whatever its fragment. */
function isReload(contents: WebContents, address: string): boolean {
  const withoutFragment = (url: string) => url.split('#', 1)[0];
  return contents.getURL() !== '' && withoutFragment(contents.getURL()) === withoutFragment(address);
}

function refuse(event: { preventDefault(): void }, what: string, address: string): void {
  event.preventDefault();
  log('warn', 'machine', `refused ${what}: ${withoutQuery(address)}`);
}

function withoutQuery(address: string): string {
  const url = parseUrl(address);
  return url === null ? '' : `${url.protocol}//${url.host}${url.pathname}`;
}
