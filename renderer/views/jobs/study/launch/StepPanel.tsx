import { X } from 'lucide-react';
import { useState } from 'react';
import type { LaunchView } from '../../../../../electron/contract';
import { ActionGroup } from '../../../../components/ActionGroup';
import { IconButton } from '../../../../components/IconButton';
import { SeverityIcon } from '../../../../components/SeverityIcon';
import { Skeleton } from '../../../../components/Skeleton';
import { Tabs } from '../../../../components/Tabs';
import { cancelLaunch, launchAgain, lookAtStep, useLaunches } from '../../../../state/study/launches';
import { launchText as text } from '../../../../text/launches';
import { countedState, isOpenStep, isStopped, shareOf } from '../countedState';
import { StepFiles } from '../StepFiles';
import { StepSign } from '../StepSign';
import { LossCurve } from './LossCurve';
import { StepFacts } from './StepFacts';
import { StepLog } from './StepLog';

type Tab = keyof typeof text.stepTabs;
const tabs: readonly Tab[] = ['log', 'curve', 'files'];
/** A server has no loss. */
const serverTabs: readonly Tab[] = ['log', 'files'];

/** The focus goes back to where the step is shown in the grid. */
function closeStep(id: string): void {
  lookAtStep(null);
  document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus();
}

interface StepPanelProps {
  readonly launch: LaunchView;
  /** Of the step. */
  readonly id: string;
}

/** One step in full: how it is and why, its log, its curve, and the files that run. */
export function StepPanel({ launch, id }: StepPanelProps) {
  const stepView = useLaunches((state) => state.stepView);
  const asked = useLaunches((state) => state.asked[launch.id]);
  const [tab, setTab] = useState<Tab>('log');
  const step = launch.view.find((each) => each.step === id);
  if (!step) return null;
  const state = countedState(step);
  const isBad = state === 'failed' || state === 'lost';
  return (
    <section className="step-panel" aria-label={`${text.step} ${id}`}>
      <header>
        <h3 className="words" title={id}>
          {id}
        </h3>
        <span className="job-state" title={text.stepStatesExplained[state]}>
          <StepSign state={state} share={shareOf(step)} />
          {text.stepStates[state]}
        </span>
        {/* What is done with a server is done with its launch. */}
        {launch.served === null && (
          <>
            <ActionGroup label={text.stepActions}>
              {isOpenStep(step) && (
                <button
                  type="button"
                  className="button"
                  disabled={asked !== undefined}
                  onClick={() => void cancelLaunch(launch.id, [id])}
                >
                  {text.cancelStep}
                </button>
              )}
              {isStopped(step) && (
                <button
                  type="button"
                  className="button"
                  disabled={asked !== undefined}
                  onClick={() => void launchAgain(launch.id, [id])}
                >
                  {text.againStep}
                </button>
              )}
            </ActionGroup>
            <IconButton icon={X} label={text.closeStep} onClick={() => closeStep(id)} />
          </>
        )}
      </header>
      {step.reason !== '' && (
        <p className={`step-reason${isBad ? ' is-bad' : ''}`}>
          {isBad && <SeverityIcon severity="fault" />}
          {step.reason}
        </p>
      )}
      <StepFacts step={step} />
      {stepView?.step.step === id ? (
        <Tabs<Tab>
          label={id}
          tabs={(launch.served === null ? tabs : serverTabs).map((each) => ({ id: each, name: text.stepTabs[each] }))}
          selected={tab}
          onSelect={setTab}
        >
          {tab === 'log' && <StepLog launch={launch.id} step={id} logs={stepView.logs} hasFailed={isBad} />}
          {tab === 'curve' && <LossCurve step={id} curve={stepView.curve} />}
          {tab === 'files' && <StepFiles files={stepView.files} />}
        </Tabs>
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  );
}
