import { AgoraError } from '../../../../analysis/errors';
import { jobPlaces } from '../../../jobs/folder';
import { launchPlaces } from '../../../jobs/launch/launchPlaces';
import { viewLaunch } from '../../../jobs/launch/viewLaunch';
import { viewStep } from '../../../jobs/launch/viewStep';
import type { StepView } from '../../../jobs/launch/launchResults';
import { listedJob } from '../../../jobs/listJobs';
import type { Outcome } from '../../verb';
import { runText } from '../runText';
import { durationText } from './durationText';
import { findJob, resumeWords } from './findJob';
import type { JobCommand } from './jobCommand';
import { launchText, stateText } from './launchText';

/** `agora jobs show ID` */
export const showCommand: JobCommand = {
  name: 'show',
  usage: 'ID [--step S]',
  summary: 'one job as it was when it was last seen; one step of work on a target',
  options: ['step'],
  async run({ options, width }, id) {
    const job = await findJob(id);
    const { step } = options;
    if (!job.isLaunch) {
      if (step !== undefined) throw new AgoraError('bad-input', `${job.id} asks a language model: it has no steps.`);
      return showCalls(job.folder);
    }
    if (typeof step === 'string') {
      const view = await viewStep(job.folder, step);
      return { document: view, text: stepText(view), readable: true };
    }
    const [view, { path, outputs }] = [await viewLaunch(job.folder), launchPlaces(job.folder)];
    return { document: { ...view, folder: path, outputs }, text: launchText(view, outputs, width), readable: true };
  },
};

async function showCalls(path: string): Promise<Outcome> {
  const { id, folder, job, state, progress } = await listedJob(path);
  const { outputs } = jobPlaces(folder);
  const document = { id, folder, outputs, state, createdMs: job.createdMs, plan: job.plan, progress };
  const text =
    progress === null
      ? `${id} was never run.\nRun it     ${resumeWords(job.plan.kind, folder)}\n`
      : runText(progress, folder, outputs);
  return { document, text, readable: true };
}

const shownLines = 15;

function stepText({ step, files, curve, logs }: StepView): string {
  const { attempt, host, reason, exitCode, secondsLeft } = step;
  const last = curve.at(-1);
  const lines = [
    `${step.step}: ${stateText(step)}`,
    ...(reason === '' ? [] : [`Reason     ${reason}`]),
    `Attempt    ${String(attempt)}${host === null ? '' : ` on ${host}`}${exitCode === null ? '' : `, exit code ${String(exitCode)}`}`,
    ...(last === undefined ? [] : [`Loss       ${String(last.loss)} at step ${String(last.step)}`]),
    ...(secondsLeft === null ? [] : [`Left       about ${durationText(secondsLeft)}`]),
    `Files      ${files.map(({ name }) => name).join(', ')}`,
  ];
  const tails = logs.flatMap(({ name, text, bytes }) =>
    bytes === 0
      ? []
      : [`\n${name}, ${String(bytes)} bytes\n`, `${text.trimEnd().split('\n').slice(-shownLines).join('\n')}\n`],
  );
  return `${lines.join('\n')}\n${tails.join('')}`;
}
