import { currentErrors, isPlanned, makePlan, usePlanning } from '../../../state/jobs/planning';
import { planText as text } from '../../../text/jobs';
import { PlanFrame } from '../PlanFrame';
import { Estimate } from './Estimate';
import { StartButton } from './StartButton';

/** What the form would do and cost; starting is offered for exactly that, and only while the form is still so. */
export function PlanPanel() {
  const { form, isChecked, planned, busy, failure } = usePlanning();
  const isCurrent = isPlanned({ form, planned });
  return (
    <PlanFrame
      text={text}
      faults={isChecked ? Object.keys(currentErrors(form)).length : 0}
      failure={failure}
      isBusy={busy !== null}
      isPlanning={busy === 'planning'}
      isPlanned={planned !== null}
      isCurrent={isCurrent}
      onPlan={() => void makePlan()}
    >
      {planned !== null && (
        <div className={isCurrent ? undefined : 'is-stale'}>
          <Estimate estimate={planned.estimate} />
        </div>
      )}
      {planned !== null && isCurrent && (
        <StartButton estimate={planned.estimate} budgetUsd={planned.draft.running?.budgetUsd ?? null} />
      )}
    </PlanFrame>
  );
}
