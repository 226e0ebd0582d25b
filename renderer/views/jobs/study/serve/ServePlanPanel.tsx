import { isServePlanned, planServing, serveErrors, startServing, useServing } from '../../../../state/study/serving';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';
import { servingText as text } from '../../../../text/serving';
import { studyPlanText } from '../../../../text/studyPlan';
import { PlanFrame } from '../../PlanFrame';
import { ExactStep } from '../plan/ExactStep';

/** What would run; starting is offered for exactly that, and only while the form is still so. */
export function ServePlanPanel() {
  const state = useServing();
  const kinds = useStudyPlanning((planning) => planning.kinds);
  const { form, isChecked, planned, busy, failure } = state;
  const isCurrent = isServePlanned(state);
  const resources = planned?.study.graph.steps[0]?.resources;
  return (
    <PlanFrame
      text={text.plan}
      faults={isChecked ? Object.keys(serveErrors(form, kinds)).length : 0}
      failure={failure}
      isBusy={busy !== null}
      isPlanning={busy === 'planning'}
      isPlanned={planned !== null}
      isCurrent={isCurrent}
      onPlan={() => void planServing()}
    >
      {planned !== null && isCurrent && (
        <button
          type="button"
          className="button primary start-button"
          disabled={busy !== null}
          onClick={() => void startServing()}
        >
          {busy === 'launching' ? text.starting : text.start(planned.draft.target)}
        </button>
      )}
      {planned !== null && (
        <div className={`estimate${isCurrent ? '' : ' is-stale'}`}>
          {resources && (
            <p className="quiet">
              {text.takes(studyPlanText.resources(resources.gpus, resources.cpus, resources.memoryGb, resources.hours))}
            </p>
          )}
          <ExactStep graph={planned.study.graph} />
        </div>
      )}
    </PlanFrame>
  );
}
