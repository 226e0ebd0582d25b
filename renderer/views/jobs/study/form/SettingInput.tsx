import type { ChosenInput } from '../../../../../electron/contract';
import type { SettingField } from '../../../../state/study/settingFields';
import { shownOf, type TypedSettings } from '../../../../state/study/typedSettings';
import { studyFormText as text } from '../../../../text/studyForm';
import { FileField } from './FileField';
import { Select } from './Select';
import { Typed } from './Typed';

interface SettingInputProps {
  readonly field: SettingField;
  /** Undefined: as by default. */
  readonly typed: TypedSettings[string] | undefined;
  readonly error: string | undefined;
  onType(typed: string | boolean | ChosenInput | null): void;
}

/** One setting of a kind of step, in the form that its schema asks for. */
export function SettingInput({ field, typed, error, onType }: SettingInputProps) {
  const { kind, title, description, nullable, choices } = field;
  const shown = typed ?? shownOf(field);
  if (kind === 'switch')
    return (
      <div className="field">
        <label className="check">
          <input type="checkbox" checked={shown === true} onChange={(event) => onType(event.currentTarget.checked)} />
          {title}
        </label>
        {description !== '' && <span className="field-hint">{description}</span>}
      </div>
    );
  if (kind === 'file')
    return (
      <FileField
        label={title}
        hint={description}
        chosen={typeof shown === 'object' ? shown : null}
        error={error}
        onChoose={onType}
      />
    );
  const value = typeof shown === 'string' ? shown : '';
  if (kind === 'choice')
    return (
      <Select
        label={title}
        hint={description}
        value={value}
        error={error}
        options={[
          ...(nullable || value === '' ? [{ value: '', name: text.unlimited }] : []),
          ...choices.map((choice) => ({
            value: JSON.stringify(choice),
            name: typeof choice === 'string' ? choice : JSON.stringify(choice),
          })),
        ]}
        onSelect={onType}
      />
    );
  return (
    <Typed
      label={title}
      hint={description}
      value={value}
      error={error}
      numeric={kind === 'number' || kind === 'whole'}
      {...(nullable ? { placeholder: text.empty } : {})}
      onType={onType}
    />
  );
}
