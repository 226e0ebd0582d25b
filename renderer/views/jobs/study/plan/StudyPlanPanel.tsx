import { SeverityIcon } from '../../../../components/SeverityIcon';
import {
  currentStudyErrors,
  isStudyPlanned,
  launchPlanned,
  makeStudyPlan,
  useStudyPlanning,
} from '../../../../state/study/studyPlanning';
import { studyPlanText as text } from '../../../../text/studyPlan';
import { PlannedWork } from './PlannedWork';

/** What the form would have done; launching is offered for exactly that, and only while the form is still so. */
export function StudyPlanPanel() {
  const state = useStudyPlanning();
  const { isChecked, planned, busy, failure } = state;
  const faults = isChecked ? Object.keys(currentStudyErrors(state)).length : 0;
  const isCurrent = isStudyPlanned(state);
  const todo = planned?.study.graph.steps.filter(({ exists }) => exists === null).length ?? 0;
  return (
    <section className="plan-panel" aria-label={text.title}>
      <header>
        <h3>{text.title}</h3>
        <button
          type="button"
          className={`button${isCurrent ? '' : ' primary'}`}
          disabled={busy !== null}
          onClick={() => void makeStudyPlan()}
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
      {planned !== null && isCurrent && (
        <button
          type="button"
          className="button primary start-button"
          disabled={busy !== null}
          onClick={() => void launchPlanned()}
        >
          {busy === 'launching'
            ? text.launching
            : todo === 0
              ? text.launchNothing(planned.draft.target)
              : text.launch(todo, planned.draft.target)}
        </button>
      )}
      {planned !== null && (
        <div className={isCurrent ? undefined : 'is-stale'}>
          <PlannedWork graph={planned.study.graph} />
        </div>
      )}
    </section>
  );
}
