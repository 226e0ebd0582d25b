import { AgoraError } from '../../../../analysis/errors';
import { readLaunch } from '../../../jobs/launch/launchFile';
import { launchPlaces } from '../../../jobs/launch/launchPlaces';
import { searchLog } from '../../../jobs/launch/searchLog';
import { viewLaunch } from '../../../jobs/launch/viewLaunch';
import { viewStep } from '../../../jobs/launch/viewStep';
import { listedJob } from '../../../jobs/listJobs';
import type { Call, Outcome } from '../../verb';
import { findJob } from './findJob';
import { followLogs } from './followLogs';
import type { JobCommand } from './jobCommand';

/** `agora jobs logs ID` */
export const logsCommand: JobCommand = {
  name: 'logs',
  usage: 'ID [--step S] [--grep TEXT] [--follow]',
  summary: 'what happened; with --step what that step wrote, its end or the lines with TEXT; --follow: as it comes',
  options: ['step', 'grep', 'follow'],
  async run(call, id) {
    const { folder, isLaunch } = await findJob(id);
    const { step, grep, follow } = call.options;
    if (!isLaunch) return ofCalls(call, folder);
    if (typeof step !== 'string') {
      if (typeof grep === 'string' || follow === true)
        throw new AgoraError('bad-input', '--grep and --follow are for the log of a step.', {
          nextStep: 'Add --step S.',
        });
      return ofLaunch(folder);
    }
    if (typeof grep === 'string') return ofSearch(folder, step, grep);
    const { launch } = await readLaunch(launchPlaces(folder));
    if (follow === true) await followLogs(call, folder, launch, step);
    const { logs, step: now } = await viewStep(folder, step);
    const text = logs
      .filter(({ bytes }) => bytes > 0)
      .map((log) => `${log.name}, ${String(log.bytes)} bytes\n${log.text}`);
    const shown =
      follow === true ? `${now.state}\n` : text.length === 0 ? 'It wrote nothing that is here.\n' : text.join('\n');
    return { document: { step, state: now.state, logs }, text: shown, readable: true };
  },
};

async function ofLaunch(folder: string): Promise<Outcome> {
  const { log } = await viewLaunch(folder);
  const lines = [...log].reverse().map(({ atMs, text }) => `${new Date(atMs).toISOString()}  ${text}\n`);
  return { document: { log }, text: lines.join('') || 'Nothing happened yet.\n', readable: true };
}

async function ofSearch(folder: string, step: string, text: string): Promise<Outcome> {
  await viewStep(folder, step);
  const found = await searchLog(folder, step, { text });
  const lines = found.matches.map(({ log, line, text: each }) => `${log}:${String(line)}: ${each}\n`);
  const more = found.more ? `There are more than these ${String(found.matches.length)}.\n` : '';
  return { document: { step, ...found }, text: (lines.join('') || 'No line holds it.\n') + more, readable: true };
}

async function ofCalls({ options }: Call, folder: string): Promise<Outcome> {
  const named = ['step', 'grep', 'follow'].find((name) => options[name] !== undefined);
  const { id, state, progress } = await listedJob(folder);
  if (named !== undefined) throw new AgoraError('bad-input', `${id} asks a language model: --${named} is not for it.`);
  const message = progress?.message ?? 'It was never run.';
  const nextStep = 'Its calls, each with its answer, stand in calls.parquet beside its outputs.';
  return { document: { id, state, message }, text: `${message}\n${nextStep}\n`, readable: true };
}
