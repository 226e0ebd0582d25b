import { ChevronLeft } from 'lucide-react';
import { showLaunchList } from '../../../../state/study/launches';
import { changeServeForm, useServing } from '../../../../state/study/serving';
import { noChoice } from '../../../../state/study/studyForm';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';
import { servingText as text } from '../../../../text/serving';
import { studyFormText } from '../../../../text/studyForm';
import { ChoiceFields } from '../form/ChoiceFields';
import { KindProblems } from '../form/KindProblems';
import { KindSelect } from '../form/KindSelect';
import { TargetSelect } from '../form/TargetSelect';
import { Typed } from '../form/Typed';
import { ServePlanPanel } from './ServePlanPanel';
import { useServeErrors } from './useServeErrors';

/** A model to be served: which, where, by which kind of server; beside it what runs, exactly. */
export function ServeForm() {
  const { target, model, choice } = useServing(({ form }) => form);
  const key = useStudyPlanning(({ kinds }) =>
    kinds.find(({ id }) => id === choice.kind)?.needs.secrets.find((name) => name.endsWith('_API_KEY')),
  );
  const errors = useServeErrors();
  return (
    <section className="job-form study-form" aria-label={text.title}>
      <header className="job-head">
        <button type="button" className="button" onClick={showLaunchList}>
          <ChevronLeft size={14} aria-hidden />
          {studyFormText.back}
        </button>
        <h2>{text.title}</h2>
      </header>
      <div className="job-columns">
        <div className="job-fields">
          <p className="field-hint">{text.explained}</p>
          <fieldset>
            <legend>{text.parts.where}</legend>
            <TargetSelect
              selected={target}
              error={errors['target']}
              onSelect={(name) => changeServeForm({ target: name })}
            />
          </fieldset>
          <fieldset>
            <legend>{text.parts.what}</legend>
            <Typed
              label={text.model}
              value={model}
              error={errors['model']}
              onType={(typed) => changeServeForm({ model: typed })}
            />
            <KindSelect
              stage="serve"
              label={text.kind}
              selected={choice.kind}
              error={errors['serve.kind']}
              {...(key === undefined ? {} : { hint: text.keyExplained(key) })}
              onSelect={(kind) => changeServeForm({ choice: { ...noChoice, kind } })}
            />
            <ChoiceFields
              name="serve"
              choice={choice}
              errors={errors}
              onChange={(changed) => changeServeForm({ choice: changed })}
            />
          </fieldset>
          <KindProblems />
        </div>
        <div className="job-beside">
          <ServePlanPanel />
        </div>
      </div>
    </section>
  );
}
