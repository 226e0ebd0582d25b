import { useState } from 'react';
import type { LaunchStep, LaunchView } from '../../../../../electron/contract';
import type { ListColumn } from '../../../../components/list/LongList';
import { RowList } from '../../../../components/list/RowList';
import { Tabs } from '../../../../components/Tabs';
import { lookAtStep, useLaunches } from '../../../../state/study/launches';
import { launchText as text } from '../../../../text/launches';
import { Log } from '../../live/Log';
import { countedState, shareOf } from '../countedState';
import { StepSign } from '../StepSign';

type Tab = keyof typeof text.tabs;

/** What happened, every step as a list, and what the plan said. */
export function LaunchTabs({ view }: { readonly view: LaunchView }) {
  // The one step of a server stands above.
  const parts: readonly Tab[] = view.served === null ? ['steps', 'log'] : ['log'];
  const [tab, setTab] = useState<Tab>(parts[0] ?? 'log');
  const shown = useLaunches((state) => state.shownStep);
  const tabs = [...parts, ...(view.remarks.length > 0 ? ['remarks' as const] : [])].map((id) => ({
    id,
    name: text.tabs[id],
  }));
  return (
    <Tabs<Tab> label={text.tabs.log} tabs={tabs} selected={tab} onSelect={setTab}>
      {tab === 'log' && <Log lines={view.log} />}
      {tab === 'steps' && (
        <div className="launch-steps">
          <RowList
            label={text.allSteps}
            rows={view.view}
            columns={columns}
            keyOf={({ step }) => step}
            isSelected={({ step }) => step === shown}
            onOpen={({ step }) => lookAtStep(step)}
            empty={text.none}
          />
        </div>
      )}
      {tab === 'remarks' && (
        <ul className="job-remarks">
          {view.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </Tabs>
  );
}

const columns: readonly ListColumn<LaunchStep>[] = [
  {
    id: 'state',
    header: text.stepColumns.state,
    width: '108px',
    cell: (step) => (
      <span className="job-state">
        <StepSign state={countedState(step)} share={shareOf(step)} />
        {text.stepStates[countedState(step)]}
      </span>
    ),
  },
  {
    id: 'step',
    header: text.stepColumns.step,
    width: 'minmax(140px, 2fr)',
    cell: ({ step }) => <span title={step}>{step}</span>,
  },
  {
    id: 'progress',
    header: text.stepColumns.progress,
    width: '72px',
    align: 'right',
    cell: (step) => {
      const share = shareOf(step);
      return share === null ? '–' : text.reached(Math.floor(share * 100));
    },
  },
  {
    id: 'try',
    header: text.stepColumns.attempt,
    width: '32px',
    align: 'right',
    cell: ({ attempt }) => (attempt === 0 ? '–' : String(attempt)),
  },
  {
    id: 'results',
    header: text.stepColumns.results,
    width: '116px',
    cell: ({ pulled }) => text.pulled[pulled],
  },
  {
    id: 'reason',
    header: text.stepColumns.reason,
    width: 'minmax(80px, 2fr)',
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
];
