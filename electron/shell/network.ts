/** Nothing that runs in a window reaches the network. */
import { app, type Session } from 'electron';
import { log } from './log';
import { parseUrl } from './origin';
import { staysHere } from './staysHere';

/** Switches off what Chromium does in the background by itself; before the app is ready. */
export function setupOfflineSwitches(): void {
  const { commandLine } = app;
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability'])
    commandLine.appendSwitch(name);
  for (const name of ['disable-sync', 'no-pings', 'dns-prefetch-disable']) commandLine.appendSwitch(name);
  // No name is ever looked up, whatever asks.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Aborts every request that would leave the process, and asks for no dictionaries. */
export function setupOfflineSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !staysHere(details.url);
    if (cancel) log('warn', 'machine', `refused request: ${parseUrl(details.url)?.protocol ?? 'not an address'}`);
    answer({ cancel });
  });
  session.on('will-download', (event, item) => {
    // Files are saved by the machine, where its dialog says; a page that starts a download by itself is refused.
    event.preventDefault();
    log('warn', 'machine', `refused download: ${parseUrl(item.getURL())?.protocol ?? 'not an address'}`);
  });
  session.setSpellCheckerEnabled(false);
}
