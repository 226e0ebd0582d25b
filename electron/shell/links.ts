/** The one place from which an address is given to the system. */
import { shell } from 'electron';
import { AgoraError } from '../../analysis/errors';
import { externalLink } from './externalLink';

/** Opens a web page or a mail in the user's own program. Throws `AgoraError('not-permitted')` for any other address. */
export async function openLink(address: string): Promise<void> {
  const link = externalLink(address);
  if (link === null)
    throw new AgoraError('not-permitted', 'Only https: and mailto: links are opened outside the workbench.');
  await shell.openExternal(link);
}
