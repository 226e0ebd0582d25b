import { useId } from 'react';
import { FieldError } from '../../form/FieldError';

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly error?: string | undefined;
  readonly hint?: string;
  onSelect(value: string): void;
}

/** One of a list, with its name. */
export function Select({ label, value, options, error, hint, onSelect }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={`${id}-input`} className="field-name">
        {label}
      </label>
      <select
        id={`${id}-input`}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={hint ? `${id}-error ${id}-hint` : `${id}-error`}
        onChange={(event) => onSelect(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
