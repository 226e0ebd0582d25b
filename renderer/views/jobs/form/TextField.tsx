import { useId, type ReactNode } from 'react';
import type { JobForm } from '../../../state/jobs/jobForm';
import { changeForm, usePlanning } from '../../../state/jobs/planning';
import { FieldError } from './FieldError';
import { useFieldError } from './useField';

export type TypedField = {
  [K in keyof JobForm]: [string, JobForm[K]] extends [JobForm[K], string] ? K : never;
}[keyof JobForm];

interface TextFieldProps {
  readonly field: TypedField;
  readonly label: string;
  /** What an empty field means, or how its value is written. */
  readonly placeholder?: string;
  readonly title?: string;
  readonly numeric?: boolean;
  /** Id of a list of what may be meant. */
  readonly list?: string;
  /** Beside the field. */
  readonly children?: ReactNode;
}

/** One typed value of the form, with what is wrong with it. */
export function TextField({ field, label, placeholder, title, numeric = false, list, children }: TextFieldProps) {
  const value = usePlanning(({ form }) => form[field]);
  const error = useFieldError(field);
  const id = useId();
  return (
    <div className={`field${numeric ? ' is-numeric' : ''}`} title={title}>
      <label htmlFor={`${id}-input`} className="field-name">
        {label}
      </label>
      <span className="field-line">
        <input
          id={`${id}-input`}
          value={value}
          placeholder={placeholder}
          list={list}
          inputMode={numeric ? 'decimal' : undefined}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-error`}
          onChange={(event) => changeForm({ [field]: event.currentTarget.value })}
        />
        {children}
      </span>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
