/** Models that are served and answer here. */
import { webAddress } from '../../../analysis/webAddress';
import type { LaunchSummary } from '../../../electron/contract';
import { machine } from '../../machine';
import { servingText as text } from '../../text/serving';
import { notify, notifyFailure } from '../notice';

/** Addresses of the launches' models that answer now, each with its model. */
export function answeringModels(
  launches: readonly LaunchSummary[],
): readonly { readonly baseUrl: string; readonly model: string }[] {
  return launches.flatMap(({ served }) =>
    served?.state === 'answering' && served.baseUrl !== null ? [{ baseUrl: served.baseUrl, model: served.model }] : [],
  );
}

/** Whether an address is a served model's, which has a key of its own. */
export function isServedAt(address: string, launches: readonly LaunchSummary[]): boolean {
  const host = webAddress(address)?.host;
  return host !== undefined && answeringModels(launches).some(({ baseUrl }) => webAddress(baseUrl)?.host === host);
}

export function copyAddress(address: string): void {
  navigator.clipboard.writeText(address).then(() => notify(text.copied(address)), notifyFailure);
}

/** The window is never told the key: the machine puts it there. Never rejects. */
export async function copyServedKey(launch: string): Promise<void> {
  try {
    await machine().copyServedKey(launch);
    notify(text.keyCopied);
  } catch (error) {
    notifyFailure(error);
  }
}
