/**
 * Granted files read by Chromium itself. A stream that JavaScript hands out, as `protocol.handle` needs it, takes three
 * times as much of the processor, which an import of gigabytes has none to spare of; nothing newer than
 * `registerFileProtocol` does without.
 */
import { protocol, type ProtocolResponse } from 'electron';
import { grantedFileOf } from './assetPath';
import { openGranted } from './grants';
import { fileScheme, origin } from './origin';
import { pathOfOpen } from './pathOfOpen';

/** How Chromium names an access that is denied. */
const accessDenied = -10;

/** As long as Chromium may take to open a file that is open already; it reads on after that. */
const heldMs = 5000;

/** Must be called once the app is ready. Whatever cannot be given fails without a reason: the app's own address tells it. */
export function setupFileScheme(): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is to be used instead is the slow way
  protocol.registerFileProtocol(fileScheme, ({ url, method }, answer) => {
    granted(url, method).then(answer, () => answer({ error: accessDenied }));
  });
}

async function granted(url: string, method: string): Promise<ProtocolResponse> {
  const asset = grantedFileOf(url, method);
  if (asset === null) return { error: accessDenied };
  const { file, path } = await openGranted(asset.id, asset.index);
  // What is read is the file that was looked at and opened, whatever takes its place meanwhile.
  const opened = pathOfOpen(file.fd, process.platform);
  setTimeout(() => void file.close(), opened === null ? 0 : heldMs).unref();
  return {
    path: opened ?? path,
    headers: {
      'access-control-allow-origin': origin,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  };
}
