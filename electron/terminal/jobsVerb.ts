import { jobsFolder } from '../jobs/folder';
import { listJobs, type ListedJob } from '../jobs/listJobs';
import { problemLine } from './problemLine';
import { textTable } from './textTable';
import type { Verb } from './verb';

/** `agora jobs` */
export const jobsVerb: Verb = {
  name: 'jobs',
  words: [],
  summary: 'Lists the jobs that this machine has made, those of the window included.',
  help: `
States: planned (never run), running, complete, short (nothing is left to ask, fewer than wanted), paused, cancelled,
budget (the next call might cost more than is left), stopped (the provider takes no call), interrupted (its process died).
All but complete and running ones go on with "agora generate --resume FOLDER" or "agora judge --resume FOLDER".
JSON: {folder, jobs: [{id, folder, state, createdMs, plan, progress}], problems}; progress null where it never ran.`,
  options: {},
  async run(call) {
    const { jobs, problems } = await listJobs();
    const folder = jobsFolder();
    const document = {
      folder,
      jobs: jobs.map(({ id, folder: path, state, job, progress }) => {
        return { id, folder: path, state, createdMs: job.createdMs, plan: job.plan, progress };
      }),
      problems,
    };
    const table = jobs.length === 0 ? 'There are no jobs yet.\n' : textTable(columns, jobs.map(rowOf), call.width);
    return { document, text: `${folder}\n\n${table}${problems.map(problemLine).join('')}`, readable: true };
  },
};

const columns = [
  { header: 'Job', align: 'left' },
  { header: 'State', align: 'left' },
  { header: 'Accepted', align: 'right' },
  { header: 'Wanted', align: 'right' },
  { header: 'Dollars', align: 'right' },
] as const;

function rowOf({ id, state, progress }: ListedJob): string[] {
  if (progress === null) return [id, state, '', '', ''];
  const { accepted, wanted, totals } = progress;
  const dollars = totals.unpriced > 0 && totals.spentUsd === 0 ? '' : totals.spentUsd.toFixed(2);
  return [id, state, String(accepted), String(wanted), dollars];
}
