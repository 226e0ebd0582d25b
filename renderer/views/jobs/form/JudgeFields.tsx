import { useId } from 'react';
import { useArchives } from '../../../state/archives';
import { changeForm, usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { Check } from './Check';
import { Choice } from './Choice';
import { FieldError } from './FieldError';
import { InputField } from './InputField';
import { useFieldError } from './useField';

/** Which data is judged, for what, by which rubrics. */
export function JudgeFields() {
  const { archive, aspect } = usePlanning(({ form }) => form);
  const opened = useArchives((state) => state.opened);
  const error = useFieldError('archive');
  const id = useId();
  const isKnown = archive === null || opened.some((each) => each.id === archive);
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-archive`} className="field-name">
          {text.archive}
        </label>
        <select
          id={`${id}-archive`}
          value={archive ?? ''}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-error`}
          onChange={(event) => changeForm({ archive: event.currentTarget.value || null, runs: null })}
        >
          <option value="">{text.noArchive}</option>
          {!isKnown && <option value={archive}>{archive}</option>}
          {opened.map(({ id: each, name }) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
        <FieldError id={`${id}-error`} error={error} />
      </div>
      <Choice
        label={text.aspect}
        names={text.aspects}
        ids={['quality', 'difficulty'] as const}
        selected={aspect}
        onSelect={(chosen) => changeForm({ aspect: chosen })}
      />
      <InputField
        field="rubrics"
        label={text.rubrics}
        otherwise={text.shippedPrompts}
        choose={text.rubricsFile}
        clear={text.useShipped}
      />
      <InputField
        field="labels"
        label={text.labels}
        otherwise={text.noLabels}
        choose={text.choose}
        clear={text.clear}
      />
      <Check field="swap" label={text.swap} />
    </>
  );
}
