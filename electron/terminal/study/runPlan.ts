/** A plan is made out, shown, confirmed, launched, followed. */
import { createInterface } from 'node:readline/promises';
import { AgoraError } from '../../../analysis/errors';
import { createLaunch } from '../../jobs/launch/createLaunch';
import { existingSteps } from '../../jobs/launch/existingSteps';
import type { Kinds } from '../../jobs/steps/loadKinds';
import { planGraph } from '../../jobs/study/planGraph';
import type { StudyPlan } from '../../jobs/study/studyPlan';
import { targetNamed } from '../../jobs/targets/targetsFile';
import { stopOnSignal } from '../../ports/stopOnSignal';
import { followHere } from '../jobs/followHere';
import { launchOutcome } from '../jobs/launchOutcome';
import type { Call, Outcome } from '../verb';
import { dryRunText } from './dryRunText';
import { graphText } from './graphText';
import { stepCalled, stepText } from './stepText';

/** @param launches False: the plan is shown, and nothing is launched. */
export async function runPlan(call: Call, plan: StudyPlan, kinds: Kinds, launches: boolean): Promise<Outcome> {
  const { show, yes, detach } = call.options;
  const target = await targetNamed(plan.target);
  const existing = await existingSteps(target);
  const graph = await stopOnSignal((signal) =>
    planGraph(plan, { kinds, existing }, { signal, progress: call.progress }),
  );
  if (typeof show === 'string') {
    const step = stepCalled(graph, show);
    return { document: step, text: stepText(step, call.width), readable: true };
  }
  const isDry = call.options['dry-run'] === true;
  const text = graphText(graph, target, call.width);
  if (isDry || !launches)
    return { document: graph, text: isDry ? `${text}\n${dryRunText(graph, target)}` : text, readable: true };
  if (yes !== true) await confirm(call, text);
  const { id, folder } = await createLaunch(graph, target, { version: __BUILD_HASH__ }, unwatched(call));
  call.say(`Job: ${folder}`);
  const sent = await followHere(call, folder, detach === true ? { until: 'seen' } : {});
  if (detach === true)
    call.say(
      `The work on the target ${target.name} goes on. "agora jobs resume ${id}" follows it, "agora jobs cancel ${id}" ends it.`,
    );
  return launchOutcome(call, folder, sent);
}

function unwatched(call: Call) {
  return { signal: new AbortController().signal, progress: call.progress };
}

/** Nothing is sent before somebody said yes, at the terminal or by `--yes`. */
async function confirm({ say }: Call, text: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new AgoraError('bad-input', 'Nothing is sent without a yes.', {
      nextStep: 'Look at the plan with --dry-run, then add --yes.',
    });
  say(text);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question('Launch? Type yes: ');
    if (answer.trim().toLowerCase() !== 'yes') throw new AgoraError('cancelled', 'Nothing was sent.');
  } finally {
    asking.close();
  }
}
