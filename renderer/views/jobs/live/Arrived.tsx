import { useState } from 'react';
import type { JobView } from '../../../../electron/contract';
import { Tabs } from '../../../components/Tabs';
import { jobsText as text } from '../../../text/jobs';
import { Log } from './Log';
import { PlanSheet } from './PlanSheet';
import { Samples } from './Samples';

const tabs = ['accepted', 'rejected', 'log', 'plan'] as const;
type Tab = (typeof tabs)[number];

/** The last answers, the log, and what was asked. */
export function Arrived({ view }: { readonly view: JobView }) {
  const [tab, setTab] = useState<Tab>('accepted');
  return (
    <Tabs<Tab>
      label={text.samples}
      tabs={tabs.map((id) => ({ id, name: text.tabs[id] }))}
      selected={tab}
      onSelect={setTab}
      aside={tab === 'accepted' || tab === 'rejected' ? <span className="quiet">{text.lastOnes}</span> : undefined}
    >
      {tab === 'accepted' && <Samples label={text.tabs.accepted} samples={view.accepted} empty={text.noAccepted} />}
      {tab === 'rejected' && <Samples label={text.tabs.rejected} samples={view.rejected} empty={text.noRejected} />}
      {tab === 'log' && <Log lines={view.log} />}
      {tab === 'plan' && <PlanSheet view={view} />}
    </Tabs>
  );
}
