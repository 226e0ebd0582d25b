import {
  currentStudyErrors,
  isStudyPlanned,
  launchPlanned,
  makeStudyPlan,
  useStudyPlanning,
} from '../../../../state/study/studyPlanning';
import { studyPlanText as text } from '../../../../text/studyPlan';
import { PlanFrame } from '../../PlanFrame';
import { PlannedWork } from './PlannedWork';

/** What the form would have done; launching is offered for exactly that, and only while the form is still so. */
export function StudyPlanPanel() {
  const state = useStudyPlanning();
  const { isChecked, planned, busy, failure } = state;
  const isCurrent = isStudyPlanned(state);
  const todo = planned?.study.graph.steps.filter(({ exists }) => exists === null).length ?? 0;
  return (
    <PlanFrame
      text={text}
      faults={isChecked ? Object.keys(currentStudyErrors(state)).length : 0}
      failure={failure}
      isBusy={busy !== null}
      isPlanning={busy === 'planning'}
      isPlanned={planned !== null}
      isCurrent={isCurrent}
      onPlan={() => void makeStudyPlan()}
    >
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
    </PlanFrame>
  );
}
