import { Plus } from 'lucide-react';
import type { JobList as Listed, JobSummary } from '../../../electron/contract';
import { EmptyState } from '../../components/EmptyState';
import type { ListColumn } from '../../components/list/LongList';
import { RowList } from '../../components/list/RowList';
import { lookAtJob, showJobForm } from '../../state/jobs/jobs';
import { jobsText as text } from '../../text/jobs';
import { billText, momentText } from './amounts';
import { ProgressBar } from './ProgressBar';
import { StateSign } from './StateSign';
import { UnreadFolders } from './UnreadFolders';
import { wantedOf } from './wantedOf';

/** Every job, newest first, and the folders among them that hold none. */
export function JobList({ list: { jobs, problems } }: { readonly list: Listed }) {
  return (
    <>
      {jobs.length === 0 ? (
        <EmptyState title={text.emptyTitle} text={text.empty}>
          <button type="button" className="button primary" onClick={showJobForm}>
            {text.newJob}
          </button>
        </EmptyState>
      ) : (
        <>
          <div className="toolbar">
            <button type="button" className="button primary" onClick={showJobForm}>
              <Plus size={14} aria-hidden />
              {text.newJob}
            </button>
          </div>
          <RowList
            label={text.list}
            rows={jobs}
            columns={columns}
            keyOf={({ id }) => id}
            onOpen={({ id }) => lookAtJob(id)}
            empty={text.noJobs}
          />
        </>
      )}
      <UnreadFolders problems={problems} summary={text.problems} />
    </>
  );
}

const columns: readonly ListColumn<JobSummary>[] = [
  {
    id: 'state',
    header: text.columns.state,
    width: 'minmax(96px, 132px)',
    cell: ({ state }) => <StateSign state={state} />,
  },
  {
    id: 'name',
    header: text.columns.name,
    width: 'minmax(120px, 1fr)',
    cell: ({ name }) => <span title={name}>{name}</span>,
  },
  {
    id: 'accepted',
    header: text.columns.accepted,
    width: 'minmax(120px, 240px)',
    cell: (job) => <Accepted job={job} />,
  },
  { id: 'cost', header: text.columns.cost, width: 'minmax(88px, 132px)', align: 'right', cell: costOf },
  {
    id: 'made',
    header: text.columns.made,
    width: '132px',
    align: 'right',
    cell: ({ createdMs }) => momentText(createdMs),
  },
];

function Accepted({ job: { progress, plan, state } }: { readonly job: JobSummary }) {
  const wanted = progress?.wanted ?? wantedOf(plan);
  const accepted = progress?.accepted ?? 0;
  if (wanted === null) return '–';
  return (
    <span className="accepted-cell">
      <ProgressBar
        accepted={accepted}
        dropped={progress?.dropped ?? 0}
        wanted={wanted}
        isRunning={state === 'running'}
      />
      <span className="words">{text.accepted(accepted, wanted)}</span>
    </span>
  );
}

function costOf({ progress, plan }: JobSummary): string {
  const budget = progress?.budgetUsd ?? plan.running.budgetUsd;
  const spent = progress === null ? null : progress.totals.spentUsd + progress.totals.unknownUsd;
  return text.costOf(spent === null ? '–' : billText(spent), budget === null ? null : billText(budget));
}
