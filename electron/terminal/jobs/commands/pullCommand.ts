import { AgoraError } from '../../../../analysis/errors';
import { jobPlaces } from '../../../jobs/folder';
import { followHere } from '../followHere';
import { launchOutcome } from '../launchOutcome';
import { findJob } from './findJob';
import type { JobCommand } from './jobCommand';

/** `agora jobs pull ID` */
export const pullCommand: JobCommand = {
  name: 'pull',
  usage: 'ID',
  summary: 'brings logs and results of work on a target here as far as they are there, once',
  options: [],
  async run(call, id) {
    const { folder, isLaunch, id: name } = await findJob(id);
    if (!isLaunch)
      throw new AgoraError('bad-input', `${name} asks a language model: what it gives is here, under outputs.`, {
        nextStep: `Open ${jobPlaces(folder).outputs}.`,
      });
    const outcome = await launchOutcome(call, folder, await followHere(call, folder, { until: 'seen' }));
    return { ...outcome, readable: true };
  },
};
