import { AgoraError } from '../../../../analysis/errors';
import { cancelLaunch } from '../../../jobs/launch/cancelLaunch';
import { readLaunch } from '../../../jobs/launch/launchFile';
import { launchPlaces } from '../../../jobs/launch/launchPlaces';
import { launchNow } from '../../../jobs/launch/launchNow';
import { isLocked } from '../../../jobs/lock';
import { stopOnSignal } from '../../../ports/stopOnSignal';
import { followHere } from '../followHere';
import { launchOutcome } from '../launchOutcome';
import { withTarget } from '../withTarget';
import { findJob } from './findJob';
import type { JobCommand } from './jobCommand';
import { stepsOption } from './stepsOption';

/** `agora jobs cancel ID` */
export const cancelCommand: JobCommand = {
  name: 'cancel',
  usage: 'ID [--step S]',
  summary: 'ends work on a target with all its processes, or only the steps of --step, with commas between them',
  options: ['step'],
  async run(call, id) {
    const { folder, isLaunch, id: name } = await findJob(id);
    if (!isLaunch)
      throw new AgoraError('bad-input', `${name} asks a language model.`, {
        nextStep: 'Ctrl-C pauses it where it runs, in the terminal; in the window Pause does.',
      });
    const { launch } = await readLaunch(launchPlaces(folder));
    const steps = stepsOption(call, launch.graph);
    const report = await stopOnSignal((signal) =>
      withTarget(launch.target, (target) => cancelLaunch({ folder, target, steps, signal })),
    );
    for (const left of report.left) call.say(`Still there: ${left}.`);
    // Whoever follows it sees the end.
    const summary = (await isLocked(folder))
      ? (await launchNow(folder, { isHere: false })).summary
      : await followHere(call, folder, { until: steps === null ? 'settled' : 'seen' });
    const { document, text } = await launchOutcome(call, folder, summary);
    return { document: { cancelled: report, launch: document }, text, readable: true };
  },
};
