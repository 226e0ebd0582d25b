/** How following a launch ended, in words and as a document. */
import { launchPlaces } from '../../jobs/launch/launchPlaces';
import type { LaunchSummary } from '../../jobs/launch/launchResults';
import { viewLaunch } from '../../jobs/launch/viewLaunch';
import type { Call, Outcome } from '../verb';
import { launchText } from './commands/launchText';

/** Exit code 3 where it ended and not every step ended well. */
export async function launchOutcome({ width }: Call, folder: string, { state }: LaunchSummary): Promise<Outcome> {
  const [view, { outputs }] = [await viewLaunch(folder), launchPlaces(folder)];
  const open = state === 'complete' ? `\nOpen it    agora open ${/\s/.test(outputs) ? `"${outputs}"` : outputs}\n` : '';
  return {
    document: { ...view, folder, outputs },
    text: launchText(view, outputs, width) + open,
    readable: state !== 'incomplete',
  };
}
