import { Plus } from 'lucide-react';
import type { LaunchListing, LaunchSummary } from '../../../../electron/contract';
import { ActionGroup } from '../../../components/ActionGroup';
import { EmptyState } from '../../../components/EmptyState';
import type { ListColumn } from '../../../components/list/LongList';
import { RowList } from '../../../components/list/RowList';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { followLaunches, lookAtLaunch, useLaunches } from '../../../state/study/launches';
import { showServeForm } from '../../../state/study/serving';
import { showStudyForm } from '../../../state/study/studyPlanning';
import { launchText as text } from '../../../text/launches';
import { servingText } from '../../../text/serving';
import { durationText, momentText } from '../amounts';
import { ProgressBar } from '../ProgressBar';
import { UnreadFolders } from '../UnreadFolders';
import { LaunchSign } from './LaunchSign';

/** Every launch, newest first; those that were followed when the workbench was last open are offered to be followed again. */
export function LaunchList({ listing: { launches, problems, left } }: { readonly listing: LaunchListing }) {
  if (launches.length === 0 && problems.length === 0)
    return (
      <EmptyState title={text.emptyTitle} text={text.empty}>
        <button type="button" className="button primary" onClick={showStudyForm}>
          {text.newWork}
        </button>
        <button type="button" className="button" onClick={showServeForm}>
          {servingText.serve}
        </button>
      </EmptyState>
    );
  return (
    <>
      <ActionGroup className="list-actions" label={text.listActions}>
        <p className="list-buttons">
          <button type="button" className="button" onClick={showServeForm}>
            {servingText.serve}
          </button>
          <button type="button" className="button primary" onClick={showStudyForm}>
            <Plus size={14} aria-hidden />
            {text.newWork}
          </button>
        </p>
        {left.length > 0 && <Left ids={left} />}
      </ActionGroup>
      <RowList
        label={text.list}
        rows={launches}
        columns={columns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => lookAtLaunch(id)}
        empty={text.none}
      />
      <UnreadFolders problems={problems} summary={text.problems} />
    </>
  );
}

function Left({ ids }: { readonly ids: readonly string[] }) {
  const isAsked = useLaunches(({ asked }) => ids.some((id) => asked[id] === 'follow'));
  return (
    <p className="launch-banner" role="status">
      <SeverityIcon severity="note" />
      <span>{text.left(ids.length)}</span>
      <button type="button" className="button" disabled={isAsked} onClick={() => void followLaunches(ids)}>
        {isAsked ? text.following : text.followAgain}
      </button>
    </p>
  );
}

const columns: readonly ListColumn<LaunchSummary>[] = [
  {
    id: 'state',
    header: text.columns.state,
    width: 'minmax(96px, 124px)',
    cell: ({ state }) => <LaunchSign state={state} />,
  },
  {
    id: 'name',
    header: text.columns.name,
    width: 'minmax(120px, 1fr)',
    cell: ({ name }) => <span title={name}>{name}</span>,
  },
  { id: 'target', header: text.columns.target, width: 'minmax(64px, 124px)', cell: ({ target }) => target },
  {
    id: 'steps',
    header: text.columns.steps,
    width: 'minmax(120px, 220px)',
    cell: (launch) => <Steps launch={launch} />,
  },
  {
    id: 'left',
    header: text.columns.left,
    width: 'minmax(64px, 92px)',
    align: 'right',
    cell: ({ state, secondsLeft }) => (state === 'underway' && secondsLeft !== null ? durationText(secondsLeft) : '–'),
  },
  {
    id: 'made',
    header: text.columns.made,
    width: '132px',
    align: 'right',
    cell: ({ createdMs }) => momentText(createdMs),
  },
];

function Steps({ launch: { counts, steps, state, served } }: { readonly launch: LaunchSummary }) {
  if (served !== null) return <span title={served.baseUrl ?? served.reason}>{servingText.states[served.state]}</span>;
  const done = (counts.done ?? 0) + (counts.existing ?? 0);
  return (
    <span className="accepted-cell">
      <ProgressBar
        accepted={done}
        dropped={(counts.failed ?? 0) + (counts.lost ?? 0) + (counts['left out'] ?? 0)}
        wanted={steps}
        isRunning={state === 'underway'}
      />
      <span className="words">{text.doneOf(done, steps)}</span>
    </span>
  );
}
