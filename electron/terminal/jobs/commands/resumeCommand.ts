import { AgoraError } from '../../../../analysis/errors';
import { againLaunch } from '../../../jobs/launch/againLaunch';
import { readLaunch } from '../../../jobs/launch/launchFile';
import { launchPlaces } from '../../../jobs/launch/launchPlaces';
import { keptKey, withServedKey } from '../../../jobs/serve/servedKey';
import { secretsOf } from '../../../jobs/launch/secretsOf';
import { stopOnSignal } from '../../../ports/stopOnSignal';
import { listedJob } from '../../../jobs/listJobs';
import type { Call } from '../../verb';
import { followHere } from '../followHere';
import { launchOutcome } from '../launchOutcome';
import { withTarget } from '../withTarget';
import { findJob, resumeWords } from './findJob';
import type { JobCommand } from './jobCommand';
import { stepsOption } from './stepsOption';

/** `agora jobs resume ID` */
export const resumeCommand: JobCommand = {
  name: 'resume',
  usage: 'ID [--again] [--step S]',
  summary:
    'follows work on a target again, and sends what was not sent; --again: steps that did not end well are done again, or only those of --step',
  options: ['again', 'step'],
  async run(call, id) {
    const { folder, isLaunch, id: name } = await findJob(id);
    if (!isLaunch) {
      const { job } = await listedJob(folder);
      throw new AgoraError('bad-input', `${name} asks a language model.`, {
        nextStep: `${resumeWords(job.plan.kind, folder)} goes on with it.`,
      });
    }
    const isAgain = call.options['again'] === true;
    if (!isAgain && call.options['step'] !== undefined)
      throw new AgoraError('bad-input', '--step says which steps are done again.', { nextStep: 'Add --again.' });
    if (isAgain) await again(call, folder);
    return launchOutcome(call, folder, await followHere(call, folder));
  },
};

async function again(call: Call, folder: string): Promise<void> {
  const { launch, token } = await readLaunch(launchPlaces(folder));
  const { graph } = launch;
  const steps = stepsOption(call, graph);
  await stopOnSignal((signal) =>
    withTarget(launch.target, async (target) => {
      const kept = await keptKey({ graph, token }, target, signal);
      const secrets = { ...withServedKey(graph, {}, kept), ...secretsOf(graph, process.env) };
      await againLaunch({ folder, target, secrets, steps }, { signal, progress: call.progress });
    }),
  );
}
