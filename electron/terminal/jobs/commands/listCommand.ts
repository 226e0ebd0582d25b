import { launchPlaces } from '../../../jobs/launch/launchPlaces';
import { listLaunches } from '../../../jobs/launch/listLaunches';
import type { LaunchSummary } from '../../../jobs/launch/launchResults';
import { jobsFolder } from '../../../jobs/folder';
import { listJobs, type ListedJob } from '../../../jobs/listJobs';
import { join } from 'node:path';
import { problemLine } from '../../problemLine';
import { textTable } from '../../textTable';
import { durationText } from './durationText';
import type { JobCommand } from './jobCommand';

/** `agora jobs list` */
export const listCommand: JobCommand = {
  name: 'list',
  usage: '',
  summary: 'all jobs; without a command the same',
  options: [],
  async run(call) {
    const folder = jobsFolder();
    const [calls, launched] = await Promise.all([listJobs(folder), listLaunches(() => false, folder)]);
    const problems = [...calls.problems, ...launched.problems];
    const document = {
      folder,
      jobs: calls.jobs.map(({ id, folder: path, state, job, progress }) => {
        return { id, folder: path, state, createdMs: job.createdMs, plan: job.plan, progress };
      }),
      launches: launched.launches.map((launch) => {
        const places = launchPlaces(join(folder, launch.id));
        return { ...launch, folder: places.path, outputs: places.outputs };
      }),
      problems,
    };
    const tables = [
      ...(launched.launches.length > 0 ? [textTable(launchColumns, launched.launches.map(launchRow), call.width)] : []),
      ...(calls.jobs.length > 0 ? [textTable(callColumns, calls.jobs.map(callRow), call.width)] : []),
    ];
    const text = tables.length === 0 ? 'There are no jobs yet.\n' : tables.join('\n');
    return { document, text: `${folder}\n\n${text}${problems.map(problemLine).join('')}`, readable: true };
  },
};

const callColumns = [
  { header: 'Job', align: 'left' },
  { header: 'State', align: 'left' },
  { header: 'Accepted', align: 'right' },
  { header: 'Wanted', align: 'right' },
  { header: 'Dollars', align: 'right' },
] as const;

function callRow({ id, state, progress }: ListedJob): string[] {
  if (progress === null) return [id, state, '', '', ''];
  const { accepted, wanted, totals } = progress;
  const dollars = totals.unpriced > 0 && totals.spentUsd === 0 ? '' : totals.spentUsd.toFixed(2);
  return [id, state, String(accepted), String(wanted), dollars];
}

const launchColumns = [
  { header: 'Job on a target', align: 'left' },
  { header: 'State', align: 'left' },
  { header: 'Target', align: 'left' },
  { header: 'Done', align: 'right' },
  { header: 'Running', align: 'right' },
  { header: 'Not well', align: 'right' },
  { header: 'Steps', align: 'right' },
  { header: 'Left', align: 'right' },
] as const;

function launchRow({ id, state, target, counts, steps, secondsLeft }: LaunchSummary): string[] {
  const { done = 0, existing = 0, running = 0, failed = 0, lost = 0, 'left out': leftOut = 0 } = counts;
  return [
    id,
    state,
    target,
    String(done + existing),
    String(running),
    String(failed + lost + leftOut),
    String(steps),
    secondsLeft === null ? '' : durationText(secondsLeft),
  ];
}
