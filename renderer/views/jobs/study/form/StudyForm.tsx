import { ChevronLeft } from 'lucide-react';
import { SeverityIcon } from '../../../../components/SeverityIcon';
import { showLaunchList } from '../../../../state/study/launches';
import { changeStudyForm, useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';
import { KindProblems } from './KindProblems';
import { ModelFields } from './ModelFields';
import { RunFields } from './RunFields';
import { SeveralFields, TrainFields } from './StageFields';
import { StudyPlanPanel } from '../plan/StudyPlanPanel';
import { TargetSelect } from './TargetSelect';
import { Typed } from './Typed';
import { useStudyErrors } from './useStudyErrors';

/** New study work: which data, where, by which kinds of steps; beside it the plan, exactly. */
export function StudyForm() {
  const form = useStudyPlanning((state) => state.form);
  const errors = useStudyErrors();
  return (
    <section className="job-form study-form" aria-label={text.title}>
      <header className="job-head">
        <button type="button" className="button" onClick={showLaunchList}>
          <ChevronLeft size={14} aria-hidden />
          {text.back}
        </button>
        <h2>{text.title}</h2>
      </header>
      <div className="job-columns">
        <div className="job-fields">
          <fieldset>
            <legend>{text.parts.what}</legend>
            <RunFields />
          </fieldset>
          <fieldset>
            <legend>{text.parts.where}</legend>
            <TargetSelect
              selected={form.target}
              error={errors['target']}
              onSelect={(target) => changeStudyForm({ target })}
            />
          </fieldset>
          <fieldset>
            <legend>{text.parts.models}</legend>
            <ModelFields role="base" />
            <ModelFields role="reference" />
          </fieldset>
          <TrainFields />
          <SeveralFields stage="evaluate" />
          <SeveralFields stage="measure" />
          {errors['work'] !== undefined && (
            <p className="field-error">
              <SeverityIcon severity="fault" />
              {errors['work']}
            </p>
          )}
          <fieldset>
            <legend>{text.more}</legend>
            <Typed
              label={text.name}
              value={form.name}
              placeholder={text.nameNone}
              onType={(name) => changeStudyForm({ name })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={form.reuse}
                onChange={(event) => changeStudyForm({ reuse: event.currentTarget.checked })}
              />
              {text.reuse}
            </label>
          </fieldset>
          <KindProblems />
        </div>
        <div className="job-beside">
          <StudyPlanPanel />
        </div>
      </div>
    </section>
  );
}
