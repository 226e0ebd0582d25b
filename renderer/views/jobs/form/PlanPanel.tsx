import { SeverityIcon } from '../../../components/SeverityIcon';
import { currentErrors, isPlanned, makePlan, usePlanning } from '../../../state/jobs/planning';
import { planText as text } from '../../../text/jobs';
import { Estimate } from './Estimate';
import { StartButton } from './StartButton';

/** What the form would do and cost; starting is offered for exactly that, and only while the form is still so. */
export function PlanPanel() {
  const { form, isChecked, planned, busy, failure } = usePlanning();
  const faults = isChecked ? Object.keys(currentErrors(form)).length : 0;
  const isCurrent = isPlanned({ form, planned });
  return (
    <section className="plan-panel" aria-label={text.title}>
      <header>
        <h3>{text.title}</h3>
        <button
          type="button"
          className={`button${isCurrent ? '' : ' primary'}`}
          disabled={busy !== null}
          onClick={() => void makePlan()}
        >
          {busy === 'planning' ? text.making : planned === null ? text.make : text.again}
        </button>
      </header>
      {planned === null && <p className="field-hint">{text.explained}</p>}
      <div role="status" aria-live="polite" className="plan-told">
        {faults > 0 && (
          <p className="field-error">
            <SeverityIcon severity="fault" />
            {text.faults(faults)}
          </p>
        )}
        {failure !== null && (
          <p className="field-error">
            <SeverityIcon severity="fault" />
            {failure}
          </p>
        )}
        {planned !== null && !isCurrent && (
          <p className="plan-changed">
            <SeverityIcon severity="caution" />
            {text.changed}
          </p>
        )}
      </div>
      {planned !== null && (
        <div className={isCurrent ? undefined : 'is-stale'}>
          <Estimate estimate={planned.estimate} />
        </div>
      )}
      {planned !== null && isCurrent && (
        <StartButton estimate={planned.estimate} budgetUsd={planned.draft.running?.budgetUsd ?? null} />
      )}
    </section>
  );
}
