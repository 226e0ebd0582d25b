import { useState } from 'react';
import type { StepKindInfo } from '../../../../../electron/contract';
import { settingFields } from '../../../../state/study/settingFields';
import type { StudyErrors } from '../../../../state/study/checkStudyForm';
import type { ChoiceForm } from '../../../../state/study/studyForm';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';
import { SettingInput } from './SettingInput';
import { Typed } from './Typed';

interface ChoiceFieldsProps {
  /** As `choicesOf` names it. */
  readonly name: string;
  readonly choice: ChoiceForm;
  /** Of the form that it stands in. */
  readonly errors: StudyErrors;
  onChange(choice: ChoiceForm): void;
}

/** What a chosen kind of step says of itself, its settings and what one step of it takes. */
export function ChoiceFields({ name, choice, errors, onChange }: ChoiceFieldsProps) {
  const kind = useStudyPlanning(({ kinds }) => kinds.find(({ id }) => id === choice.kind));
  if (!kind) return null;
  return (
    <div className="step-choice">
      <p className="field-hint">
        {kind.summary}{' '}
        <span className="quiet" title={kind.tool.source}>
          {text.tool(kind.tool.name, kind.tool.versions)}
        </span>
      </p>
      <Settings name={name} kind={kind} choice={choice} errors={errors} onChange={onChange} />
      <div className="field-row" role="group" aria-label={text.resources}>
        {resources.map((resource) => (
          <Resource
            key={resource}
            name={name}
            resource={resource}
            kind={kind}
            choice={choice}
            errors={errors}
            onChange={onChange}
          />
        ))}
      </div>
    </div>
  );
}

const resources = ['gpus', 'cpus', 'memoryGb', 'hours'] as const;

interface OfKind extends ChoiceFieldsProps {
  readonly kind: StepKindInfo;
}

/** Folded away: most work keeps a recipe as it stands. Stays open while something in it is wrong. */
function Settings({ name, kind, choice, errors, onChange }: OfKind) {
  const [isOpen, setOpen] = useState(false);
  const fields = settingFields(kind.settings);
  const changed = fields.filter((field) => field.name in choice.typed).length;
  const prefix = `${name}.settings.`;
  const isWrong = Object.keys(errors).some((key) => key.startsWith(prefix));
  if (fields.length === 0) return null;
  return (
    <details className="step-settings" open={isOpen || isWrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {text.settingsOf(kind.title)} <span className="count">{text.changed(changed)}</span>
      </summary>
      <div className="setting-rows">
        {fields.map((field) => (
          <SettingInput
            key={field.name}
            field={field}
            typed={choice.typed[field.name]}
            error={errors[`${prefix}${field.name}`]}
            onType={(typed) => {
              const { [field.name]: _before, ...others } = choice.typed;
              onChange({ ...choice, typed: typed === null ? others : { ...others, [field.name]: typed } });
            }}
          />
        ))}
        {changed > 0 && (
          <button type="button" className="button" onClick={() => onChange({ ...choice, typed: {} })}>
            {text.reset}
          </button>
        )}
      </div>
    </details>
  );
}

function Resource({
  name,
  resource,
  kind,
  choice,
  errors,
  onChange,
}: OfKind & { readonly resource: (typeof resources)[number] }) {
  const byKind = kind.resources[resource];
  return (
    <Typed
      label={text[resource]}
      value={choice[resource]}
      placeholder={byKind === null ? text.unlimited : String(byKind)}
      error={errors[`${name}.${resource}`]}
      numeric
      onType={(value) => onChange({ ...choice, [resource]: value })}
    />
  );
}
